package io.rivulet.video;

import io.rivulet.platform.web.ErrorCode;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** Why a video is refused or not found (5000-5099). */
public enum VideoError implements ErrorCode {
    TITLE_MISSING(5000, HttpStatus.BAD_REQUEST),
    TITLE_INVALID(5001, HttpStatus.BAD_REQUEST),
    VIDEO_NOT_FOUND(5002, HttpStatus.NOT_FOUND),
    NOT_THE_AUTHOR(5003, HttpStatus.FORBIDDEN),
    DESCRIPTION_INVALID(5004, HttpStatus.BAD_REQUEST),
    TAGS_INVALID(5005, HttpStatus.BAD_REQUEST),
    VISIBILITY_INVALID(5006, HttpStatus.BAD_REQUEST),
    VISIBILITY_FIXED(5007, HttpStatus.CONFLICT),
    NOT_PUBLISHED(5020, HttpStatus.CONFLICT);

    private final int number;
    private final HttpStatus status;

    VideoError(int number, HttpStatus status) {
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

    @Override
    public @Nullable String member() {
        return switch (this) {
            case TITLE_MISSING, TITLE_INVALID -> "title";
            case DESCRIPTION_INVALID -> "description";
            case TAGS_INVALID -> "tags";
            case VISIBILITY_INVALID, VISIBILITY_FIXED -> "visibility";
            default -> null;
        };
    }
}
