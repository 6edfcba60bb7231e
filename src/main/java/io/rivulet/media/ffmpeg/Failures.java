package io.rivulet.media.ffmpeg;

import io.rivulet.media.MediaError;
import io.rivulet.media.ffmpeg.ChildProcess.Ended;
import io.rivulet.platform.web.ApiException;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells from how a program ended whether the file is bad or the machinery failed. */
final class Failures {

    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

    /** Could not be started, or ended by a signal; FFmpeg's own exits are error numbers of up to 255. */
    private static final Set<Integer> CRASHES = Set.of(126, 127, 132, 134, 135, 136, 137, 139, 143);

    private static final Pattern REFUSED_CODEC = Pattern.compile("Codec \\((\\w+)\\) not on whitelist");
    private static final Pattern TOO_MANY_PIXELS =
            Pattern.compile("Picture size [1-9]\\d*x[1-9]\\d* (exceeds|is invalid)");
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

    /** A decoder that refuses a frame for its size does not end ffprobe. */
    static void check(Ended ended) {
        if (TOO_MANY_PIXELS.matcher(ended.complaints()).find()) {
            throw MediaError.TOO_MANY_PIXELS.because("The video has too many pixels: send a smaller version");
        }
        if (ended.exit() != 0) {
            throw of(ended);
        }
    }

    private static ApiException of(Ended ended) {
        LOG.debug("FFmpeg ended with {}: {}", ended.exit(), withoutSecrets(ended.complaints()));
        if (machineryFailed(ended)) {
            return MediaError.PROCESSING_FAILED.because("The video could not be worked on just now");
        }
        var codec = REFUSED_CODEC.matcher(ended.complaints());
        return codec.find()
                ? codecNotAllowed(codec.group(1))
                : MediaError.VIDEO_DAMAGED.because("The file cannot be read as a video: it is incomplete or damaged,"
                        + " so send it again from the original");
    }

    static ApiException codecNotAllowed(String codec) {
        return MediaError.CODEC_NOT_ALLOWED.because("Videos coded with " + codec
                + " are not accepted: send H.264, HEVC, VP8, VP9, AV1 or MPEG-4 with AAC, MP3 or Opus sound");
    }

    private static boolean machineryFailed(Ended ended) {
        return CRASHES.contains(ended.exit()) || MACHINERY.stream().anyMatch(ended.complaints()::contains);
    }

    private static String withoutSecrets(String complaints) {
        return SIGNED_ADDRESS.matcher(complaints).replaceAll("<object>");
    }
}
