package io.rivulet.engagement;

import static org.springframework.core.NestedExceptionUtils.getMostSpecificCause;

import io.rivulet.platform.web.ApiException;
import io.rivulet.video.VideoError;
import org.springframework.dao.DataIntegrityViolationException;

/** That there is no such video, or no more. */
public final class MissingVideo {

    private static final String CONSTRAINT = "_video_id_fkey";

    private MissingVideo() {}

    public static ApiException of(long videoId) {
        return VideoError.VIDEO_NOT_FOUND.because("There is no video " + videoId + ".");
    }

    /** It went away between the look whether it is there and the row that refers to it. */
    public static boolean isBehind(Throwable failure) {
        return failure instanceof DataIntegrityViolationException
                && String.valueOf(getMostSpecificCause(failure).getMessage()).contains(CONSTRAINT);
    }
}
