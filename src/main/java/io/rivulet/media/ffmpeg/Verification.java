package io.rivulet.media.ffmpeg;

import io.rivulet.media.MediaError;
import io.rivulet.media.VideoInfo;
import io.rivulet.platform.web.ApiException;
import java.time.Duration;

/** Whether an output is what it was to become, whole. */
final class Verification {

    private static final Duration GRACE = Duration.ofSeconds(1);

    private Verification() {}

    /** FFmpeg ends well, too, when its input ends early or its output reaches the limit. */
    static VideoInfo verify(VideoInfo made, VideoInfo source, long maxOutput) {
        if (made.size() >= maxOutput - maxOutput / 50) {
            throw MediaError.VIDEO_TOO_LARGE.because("Made playable, the video is larger than " + maxOutput
                    + " bytes: send a shorter or smaller version");
        }
        if (made.duration().isZero() || made.duration().compareTo(shortest(source.duration())) < 0) {
            throw MediaError.VIDEO_DAMAGED.because(
                    "The file says it lasts " + source.duration().toSeconds() + " seconds but holds only "
                            + made.duration().toSeconds() + ": send it again from the original");
        }
        if (!made.playable()) {
            throw unplayable();
        }
        return made;
    }

    private static ApiException unplayable() {
        return MediaError.PROCESSING_FAILED.because("The video could not be made playable");
    }

    private static Duration shortest(Duration duration) {
        return duration.minus(duration.dividedBy(10)).minus(GRACE);
    }
}
