package io.rivulet.session;

import io.rivulet.platform.web.ErrorCode;
import org.springframework.http.HttpStatus;

/** Why a token was refused, or could not be made now. */
public enum SessionError implements ErrorCode {
    NOT_SIGNED_IN(2004, HttpStatus.UNAUTHORIZED),
    BUSY(2006, HttpStatus.SERVICE_UNAVAILABLE),
    REFRESH_TOKEN_INVALID(2100, HttpStatus.UNAUTHORIZED),
    REFRESH_TOKEN_REUSED(2101, HttpStatus.UNAUTHORIZED),
    CSRF_REFUSED(2102, HttpStatus.FORBIDDEN),
    SESSION_NOT_FOUND(2103, HttpStatus.NOT_FOUND);

    private final int number;
    private final HttpStatus status;

    SessionError(int number, HttpStatus status) {
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
    public boolean isForLackOfToken() {
        return this == NOT_SIGNED_IN || this == REFRESH_TOKEN_INVALID;
    }
}
