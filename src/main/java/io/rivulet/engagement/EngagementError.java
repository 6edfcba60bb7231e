package io.rivulet.engagement;

import io.rivulet.platform.web.ErrorCode;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** What is refused of what viewers do, and why (7000-7099). */
public enum EngagementError implements ErrorCode {
    COMMENT_MISSING(7000, HttpStatus.BAD_REQUEST),
    COMMENT_INVALID(7001, HttpStatus.UNPROCESSABLE_CONTENT),
    COMMENT_NOT_FOUND(7002, HttpStatus.NOT_FOUND),
    THREAD_FULL(7003, HttpStatus.CONFLICT),
    COLLECTION_NOT_FOUND(7010, HttpStatus.NOT_FOUND),
    COLLECTION_NAME_MISSING(7011, HttpStatus.BAD_REQUEST),
    COLLECTION_NAME_INVALID(7012, HttpStatus.UNPROCESSABLE_CONTENT),
    COLLECTION_NAME_TAKEN(7013, HttpStatus.CONFLICT),
    COLLECTIONS_TOO_MANY(7014, HttpStatus.CONFLICT),
    COLLECTION_FULL(7015, HttpStatus.CONFLICT),
    COLLECTION_IS_STANDARD(7016, HttpStatus.CONFLICT),
    VIEW_SESSION_MISSING(7020, HttpStatus.BAD_REQUEST),
    VIEW_SESSION_INVALID(7021, HttpStatus.UNPROCESSABLE_CONTENT);

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

    @Override
    public @Nullable String member() {
        return switch (this) {
            case COMMENT_MISSING, COMMENT_INVALID -> "content";
            case COLLECTION_NAME_MISSING, COLLECTION_NAME_INVALID, COLLECTION_NAME_TAKEN -> "name";
            case VIEW_SESSION_MISSING, VIEW_SESSION_INVALID -> "session";
            default -> null;
        };
    }
}
