package io.rivulet.platform.web;

import org.springframework.http.HttpStatus;

/** Refusals that belong to no feature: what a request may look like at all (1000-1099). */
public enum WebError implements ErrorCode {
    BAD_REQUEST(1000, HttpStatus.BAD_REQUEST),
    NOT_FOUND(1001, HttpStatus.NOT_FOUND),
    METHOD_NOT_ALLOWED(1002, HttpStatus.METHOD_NOT_ALLOWED),
    BODY_TOO_LARGE(1003, HttpStatus.CONTENT_TOO_LARGE),
    BODY_TYPE_UNKNOWN(1004, HttpStatus.UNSUPPORTED_MEDIA_TYPE),
    PARAMETER_MISSING(1005, HttpStatus.BAD_REQUEST),
    PARAMETER_INVALID(1006, HttpStatus.BAD_REQUEST),
    BODY_UNREADABLE(1007, HttpStatus.BAD_REQUEST),
    NOT_ACCEPTABLE(1008, HttpStatus.NOT_ACCEPTABLE),
    IDEMPOTENCY_KEY_REUSED(1009, HttpStatus.UNPROCESSABLE_CONTENT),
    IDEMPOTENCY_KEY_BUSY(1010, HttpStatus.CONFLICT),
    TOO_MANY_REQUESTS(1011, HttpStatus.TOO_MANY_REQUESTS),
    BODY_TOO_SLOW(1012, HttpStatus.REQUEST_TIMEOUT),
    FIELD_INVALID(1013, HttpStatus.UNPROCESSABLE_CONTENT),
    PRECONDITION_FAILED(1014, HttpStatus.PRECONDITION_FAILED),
    INTERNAL(1090, HttpStatus.INTERNAL_SERVER_ERROR),
    UNAVAILABLE(1091, HttpStatus.SERVICE_UNAVAILABLE),
    BUSY(1092, HttpStatus.SERVICE_UNAVAILABLE);

    private final int number;
    private final HttpStatus status;

    WebError(int number, HttpStatus status) {
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
