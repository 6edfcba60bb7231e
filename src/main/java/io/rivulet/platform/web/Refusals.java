package io.rivulet.platform.web;

import static io.rivulet.platform.web.WebError.BAD_REQUEST;
import static io.rivulet.platform.web.WebError.BODY_TOO_LARGE;
import static io.rivulet.platform.web.WebError.BODY_TYPE_UNKNOWN;
import static io.rivulet.platform.web.WebError.BODY_UNREADABLE;
import static io.rivulet.platform.web.WebError.BUSY;
import static io.rivulet.platform.web.WebError.INTERNAL;
import static io.rivulet.platform.web.WebError.METHOD_NOT_ALLOWED;
import static io.rivulet.platform.web.WebError.NOT_ACCEPTABLE;
import static io.rivulet.platform.web.WebError.NOT_FOUND;
import static io.rivulet.platform.web.WebError.UNAVAILABLE;

import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.codec.CodecException;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.transaction.TransactionException;
import org.springframework.web.ErrorResponse;
import reactor.pool.PoolAcquirePendingLimitException;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;

/** What any failure is called when it reaches a caller. */
final class Refusals {

    private static final Duration SOON = Duration.ofSeconds(1);

    private Refusals() {}

    static ApiException of(Throwable failure) {
        return switch (failure) {
            case ApiException refusal -> refusal;
            case DataBufferLimitException tooLarge -> tooLarge();
            case CodecException unreadable ->
                BODY_UNREADABLE.because("The request's body is not what its Content-Type says: check how it is built");
            case InvalidMediaTypeException malformed ->
                BODY_TYPE_UNKNOWN.because("The Content-Type of the request is no media type: check this header");
            case ErrorResponse response when isTooLarge(failure) -> tooLarge();
            case ErrorResponse response -> ofStatus(response.getStatusCode().value());
            case RejectedExecutionException full -> busy();
            case RuntimeException overfull when isForLackOfConnections(failure) -> busy();
            case TimeoutException late -> busy();
            case DataAccessResourceFailureException away -> unavailable();
            case TransientDataAccessException away -> unavailable();
            case TransactionException away -> unavailable();
            case SdkClientException away -> unavailable();
            case AwsServiceException failed when isTemporary(failed) -> unavailable();
            default -> INTERNAL.because("Something went wrong on our side: try again later");
        };
    }

    /** Too many wait for PostgreSQL, which itself is there. */
    private static boolean isForLackOfConnections(Throwable failure) {
        return NestedExceptionUtils.getMostSpecificCause(failure) instanceof PoolAcquirePendingLimitException;
    }

    private static boolean isTooLarge(Throwable failure) {
        return failure.getCause() instanceof DataBufferLimitException;
    }

    private static ApiException ofStatus(int status) {
        return switch (status) {
            case 404 -> NOT_FOUND.because("There is nothing at this address: check its path, /docs has all of them");
            case 405 -> METHOD_NOT_ALLOWED.because("This address does not take this method");
            case 406 -> NOT_ACCEPTABLE.because("This address has nothing of the type that Accept asks for");
            case 413 -> tooLarge();
            case 415 -> BODY_TYPE_UNKNOWN.because("This address does not take a body of this Content-Type");
            default -> BAD_REQUEST.because("The request cannot be read: check its parameters and its body");
        };
    }

    /** A store that refuses for good is a fault of ours, and waiting does not mend it. */
    private static boolean isTemporary(AwsServiceException failed) {
        return failed.statusCode() >= 500 || failed.isThrottlingException();
    }

    private static ApiException tooLarge() {
        return BODY_TOO_LARGE.because("The request's body is larger than this address takes: send less");
    }

    static ApiException busy() {
        return BUSY.because("The server has too much to do: try again in a moment")
                .retryAfter(SOON);
    }

    private static ApiException unavailable() {
        return UNAVAILABLE
                .because("The server cannot reach what it needs: try again in a moment")
                .retryAfter(SOON);
    }
}
