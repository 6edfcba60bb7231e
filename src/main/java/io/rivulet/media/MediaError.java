package io.rivulet.media;

import io.rivulet.platform.web.ApiException;
import io.rivulet.platform.web.ErrorCode;
import org.springframework.http.HttpStatus;

/** What can be wrong with a video file, with the machinery that works on it, or with a request for one. */
public enum MediaError implements ErrorCode {
    NOT_A_VIDEO(4000, HttpStatus.UNSUPPORTED_MEDIA_TYPE),
    CODEC_NOT_ALLOWED(4001, HttpStatus.UNSUPPORTED_MEDIA_TYPE),
    VIDEO_DAMAGED(4002, HttpStatus.UNPROCESSABLE_CONTENT),
    VIDEO_TOO_LONG(4003, HttpStatus.UNPROCESSABLE_CONTENT),
    TOO_MANY_PIXELS(4004, HttpStatus.UNPROCESSABLE_CONTENT),
    VIDEO_TOO_LARGE(4005, HttpStatus.UNPROCESSABLE_CONTENT),
    NOT_A_PICTURE(4006, HttpStatus.UNSUPPORTED_MEDIA_TYPE),
    PICTURE_DAMAGED(4007, HttpStatus.UNPROCESSABLE_CONTENT),

    /** The streams do not fit into an MP4 as they are; transcoding may still succeed. */
    REMUX_FAILED(4010, HttpStatus.SERVICE_UNAVAILABLE),
    PROCESSING_BUSY(4011, HttpStatus.SERVICE_UNAVAILABLE),
    PROCESSING_FAILED(4012, HttpStatus.SERVICE_UNAVAILABLE),

    MEDIA_NOT_FOUND(4020, HttpStatus.NOT_FOUND),
    MEDIA_NOT_READY(4021, HttpStatus.SERVICE_UNAVAILABLE),
    MEDIA_GONE(4022, HttpStatus.GONE),
    STORE_UNAVAILABLE(4023, HttpStatus.SERVICE_UNAVAILABLE),
    LINK_INVALID(4024, HttpStatus.FORBIDDEN);

    private static final int LAST_ABOUT_THE_FILE = 4009;

    private final int number;
    private final HttpStatus status;

    MediaError(int number, HttpStatus status) {
        this.number = number;
        this.status = status;
    }

    @Override
    public int number() {
        return number;
    }

    @Override
    public HttpStatus status() {
        return status;
    }

    /** Whether the work was not begun for want of a slot. */
    public static boolean isBusy(Throwable failure) {
        return failure instanceof ApiException refusal && refusal.code() == PROCESSING_BUSY;
    }

    /** Whether a failure lies in the file itself, so that trying again cannot help. */
    public static boolean blamesTheFile(Throwable failure) {
        return failure instanceof ApiException refusal
                && refusal.code() instanceof MediaError error
                && error.number <= LAST_ABOUT_THE_FILE;
    }
}
