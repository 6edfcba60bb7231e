package io.rivulet.platform.limits;

import io.rivulet.platform.web.ApiException;
import io.rivulet.platform.web.WebError;
import java.time.Duration;

/** The refusal of what goes beyond a limit: the same words whatever the limit. */
public final class TooMany {

    private static final long MILLIS = 1000;

    private TooMany() {}

    public static ApiException refusal(String what, Duration wait) {
        long seconds = Math.max(1, (wait.toMillis() + MILLIS - 1) / MILLIS);
        return WebError.TOO_MANY_REQUESTS
                .because("Too many " + what + ": try again in " + seconds + " seconds")
                .retryAfter(Duration.ofSeconds(seconds));
    }
}
