package io.rivulet.upload;

import io.rivulet.platform.web.ErrorCode;
import org.springframework.http.HttpStatus;

/** Why an upload is refused (3000-3099). */
public enum UploadError implements ErrorCode {
    FILE_MISSING(3000, HttpStatus.BAD_REQUEST),
    FILE_TOO_LARGE(3001, HttpStatus.CONTENT_TOO_LARGE),
    TOKEN_TOO_LATE(3002, HttpStatus.UNAUTHORIZED),
    FORM_UNREADABLE(3003, HttpStatus.BAD_REQUEST),
    CLIENT_STALLED(3004, HttpStatus.REQUEST_TIMEOUT),
    UPLOADS_BUSY(3005, HttpStatus.SERVICE_UNAVAILABLE),
    NOT_A_FORM(3006, HttpStatus.UNSUPPORTED_MEDIA_TYPE);

    private final int number;
    private final HttpStatus status;

    UploadError(int number, HttpStatus status) {
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
