package io.rivulet.platform.web;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A refusal on its way to the caller, who reads its code and its sentence. */
public final class ApiException extends RuntimeException {

    private final ErrorCode code;
    private final String detail;
    private final @Nullable Duration retryAfter;
    private final List<String> fields;

    ApiException(ErrorCode code, String detail) {
        this(code, detail, null, membersOf(code));
    }

    private ApiException(ErrorCode code, String detail, @Nullable Duration retryAfter, List<String> fields) {
        super(code + ": " + detail, null, false, false);
        this.code = code;
        this.detail = detail;
        this.retryAfter = retryAfter;
        this.fields = fields;
    }

    private static List<String> membersOf(ErrorCode code) {
        var member = code.member();
        return member == null ? List.of() : List.of(member);
    }

    public ApiException retryAfter(Duration wait) {
        return new ApiException(code, detail, wait, fields);
    }

    /** Which parameter, or which member of the body, has to be changed. */
    public ApiException at(String field) {
        return new ApiException(code, detail, retryAfter, List.of(field));
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

    public List<String> fields() {
        return fields;
    }
}
