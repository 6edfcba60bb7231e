package io.rivulet.engagement;

import io.rivulet.platform.web.ErrorCode;
import org.springframework.http.HttpStatus;

/** Why a comment is refused or not found (7000-7099). */
public enum EngagementError implements ErrorCode {
    COMMENT_MISSING(7000, HttpStatus.BAD_REQUEST),
    COMMENT_INVALID(7001, HttpStatus.UNPROCESSABLE_CONTENT),
    COMMENT_NOT_FOUND(7002, HttpStatus.NOT_FOUND);

    private final int number;
    private final HttpStatus status;

    EngagementError(int number, HttpStatus status) {
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
}
