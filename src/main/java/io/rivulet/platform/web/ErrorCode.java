package io.rivulet.platform.web;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatusCode;
import reactor.core.publisher.Mono;

/** A refusal that callers may rely on: one enum per feature implements it, each with its own range of numbers. */
public interface ErrorCode {

    String name();

    /** The stable number that `/douyin` answers carry as `status_code`; never 0. */
    int number();

    HttpStatusCode status();

    /** Whether the caller is nobody known, so that only their address is left to judge them by. */
    default boolean isForLackOfToken() {
        return false;
    }

    /** The member of a body that is to blame under `/api/v1`, wherever that is sent; null when it is not always the same. */
    default @Nullable String member() {
        return null;
    }

    /** The failure itself, with a sentence that tells the caller what to change. */
    default ApiException because(String detail) {
        return new ApiException(this, detail);
    }

    default <T> Mono<T> asError(String detail) {
        return Mono.error(() -> because(detail));
    }
}
