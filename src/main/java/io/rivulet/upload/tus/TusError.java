package io.rivulet.upload.tus;

import io.rivulet.platform.web.ErrorCode;
import org.springframework.http.HttpStatus;

/** What only the protocol refuses (3050-3059). */
public enum TusError implements ErrorCode {
    TUS_VERSION_UNKNOWN(3050, HttpStatus.PRECONDITION_FAILED);

    private final int number;
    private final HttpStatus status;

    TusError(int number, HttpStatus status) {
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
