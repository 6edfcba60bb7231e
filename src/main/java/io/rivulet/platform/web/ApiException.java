package io.rivulet.platform.web;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A refusal on its way to the caller, who reads its code and its sentence. */
public final class ApiException extends RuntimeException {

    private final ErrorCode code;
    private final String detail;
    private final @Nullable Duration retryAfter;

    ApiException(ErrorCode code, String detail) {
        this(code, detail, null);
    }

    private ApiException(ErrorCode code, String detail, @Nullable Duration retryAfter) {
        super(code + ": " + detail, null, false, false);
        this.code = code;
        this.detail = detail;
        this.retryAfter = retryAfter;
    }

    public ApiException retryAfter(Duration wait) {
        return new ApiException(code, detail, wait);
    }

    public ErrorCode code() {
        return code;
    }

    public String detail() {
        return detail;
    }

    public @Nullable Duration retryAfter() {
        return retryAfter;
    }
}
