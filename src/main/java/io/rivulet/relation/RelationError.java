package io.rivulet.relation;

import io.rivulet.platform.web.ErrorCode;
import org.springframework.http.HttpStatus;

/** Why nobody was followed (6000-6099). */
public enum RelationError implements ErrorCode {
    FOLLOWING_ONESELF(6000, HttpStatus.UNPROCESSABLE_CONTENT);

    private final int number;
    private final HttpStatus status;

    RelationError(int number, HttpStatus status) {
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
