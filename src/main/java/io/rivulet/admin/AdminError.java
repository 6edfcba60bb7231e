package io.rivulet.admin;

import io.rivulet.platform.web.ErrorCode;
import org.springframework.http.HttpStatus;

/** Why an act of moderators and administrators is refused (9000-9099). */
enum AdminError implements ErrorCode {
    REASON_MISSING(9000, HttpStatus.BAD_REQUEST),
    REASON_INVALID(9001, HttpStatus.BAD_REQUEST),
    ROLE_UNKNOWN(9002, HttpStatus.BAD_REQUEST);

    private final int number;
    private final HttpStatus status;

    AdminError(int number, HttpStatus status) {
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
