package io.rivulet.message;

import io.rivulet.platform.web.ErrorCode;
import org.springframework.http.HttpStatus;

/** Why a message was not sent (8000-8099). */
public enum MessageError implements ErrorCode {
    CONTENT_MISSING(8000, HttpStatus.BAD_REQUEST),
    CONTENT_INVALID(8001, HttpStatus.BAD_REQUEST),
    TO_ONESELF(8002, HttpStatus.UNPROCESSABLE_CONTENT),
    NOT_FRIENDS(8003, HttpStatus.FORBIDDEN),
    CLIENT_ID_INVALID(8004, HttpStatus.BAD_REQUEST);

    private final int number;
    private final HttpStatus status;

    MessageError(int number, HttpStatus status) {
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
