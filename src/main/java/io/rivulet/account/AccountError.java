package io.rivulet.account;

import io.rivulet.platform.web.ErrorCode;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** Why an account, a name or a password was refused. */
public enum AccountError implements ErrorCode {
    NAME_INVALID(2000, HttpStatus.UNPROCESSABLE_CONTENT),
    NAME_TAKEN(2001, HttpStatus.CONFLICT),
    PASSWORD_INVALID(2002, HttpStatus.UNPROCESSABLE_CONTENT),
    WRONG_NAME_OR_PASSWORD(2003, HttpStatus.UNAUTHORIZED),
    ACCOUNT_NOT_FOUND(2005, HttpStatus.NOT_FOUND),
    SIGNATURE_INVALID(2007, HttpStatus.UNPROCESSABLE_CONTENT),
    ACCOUNT_SUSPENDED(2020, HttpStatus.FORBIDDEN),
    NOT_PERMITTED(2021, HttpStatus.FORBIDDEN),
    LAST_ADMIN(2022, HttpStatus.CONFLICT);

    private final int number;
    private final HttpStatus status;

    AccountError(int number, HttpStatus status) {
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
            case NAME_INVALID, NAME_TAKEN -> "name";
            case PASSWORD_INVALID -> "password";
            case SIGNATURE_INVALID -> "signature";
            default -> null;
        };
    }
}
