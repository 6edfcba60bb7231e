package io.rivulet.media;

import io.rivulet.media.ChildProcess.Ended;
import io.rivulet.platform.web.ApiException;
import java.util.List;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells from how a program ended whether the file is bad or the machinery failed. */
final class Failures {

    private static final Logger log = LoggerFactory.getLogger(Failures.class);

    private static final int CRASHED_OR_NEVER_STARTED = 126;
    private static final Pattern REFUSED_CODEC = Pattern.compile("Codec \\((\\w+)\\) not on whitelist");
    private static final Pattern TOO_MANY_PIXELS = Pattern.compile("Picture size \\d+x\\d+ exceeds");
    private static final Pattern SIGNED_ADDRESS = Pattern.compile("https?://\\S+");
    private static final List<String> MACHINERY = List.of(
            "Connection refused",
            "Connection reset",
            "Connection timed out",
            "Network is unreachable",
            "Failed to resolve hostname",
            "Server returned",
            "HTTP error",
            "Stream ends prematurely",
            "No space left on device",
            "Cannot allocate memory",
            "Permission denied",
            "Read-only file system",
            "error while loading shared libraries");

    private Failures() {}

    static ApiException of(Ended ended) {
        var complaints = ended.complaints();
        log.debug("FFmpeg ended with {}: {}", ended.exit(), withoutSecrets(complaints));
        if (machineryFailed(ended)) {
            return MediaError.PROCESSING_FAILED.because("The video could not be worked on just now");
        }
        var codec = REFUSED_CODEC.matcher(complaints);
        if (codec.find()) {
            return codecNotAllowed(codec.group(1));
        }
        return TOO_MANY_PIXELS.matcher(complaints).find()
                ? MediaError.TOO_MANY_PIXELS.because("The video has too many pixels: send a smaller version")
                : MediaError.VIDEO_DAMAGED.because(
                        "The file cannot be read as a video: it is incomplete or damaged, so send it again from the original");
    }

    static ApiException codecNotAllowed(String codec) {
        return MediaError.CODEC_NOT_ALLOWED.because("Videos coded with " + codec
                + " are not accepted: send H.264, HEVC, VP8, VP9, AV1 or MPEG-4 with AAC, MP3 or Opus sound");
    }

    private static boolean machineryFailed(Ended ended) {
        return ended.exit() >= CRASHED_OR_NEVER_STARTED || MACHINERY.stream().anyMatch(ended.complaints()::contains);
    }

    private static String withoutSecrets(String complaints) {
        return SIGNED_ADDRESS.matcher(complaints).replaceAll("<object>");
    }
}
