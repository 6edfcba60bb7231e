package io.rivulet.platform.metrics;

import io.rivulet.platform.web.ErrorCode;
import io.rivulet.platform.web.WebError;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How a request ended: as its caller wished, with a refusal that tells what to change, or with a failure of ours. */
public enum Outcome {
    SUCCESS,
    REFUSED,
    FAILED;

    private static final int FIRST_REFUSAL = 400;
    private static final int FIRST_FAILURE = 500;

    /** By the code of the refusal, since the contract answers everything with 200; else by the status. */
    static Outcome of(@Nullable ErrorCode refusal, int status) {
        if (refusal != null) {
            return refusal == WebError.INTERNAL || refusal == WebError.UNAVAILABLE ? FAILED : REFUSED;
        }
        return status < FIRST_REFUSAL ? SUCCESS : status < FIRST_FAILURE ? REFUSED : FAILED;
    }

    String tag() {
        return name().toLowerCase(Locale.ROOT);
    }
}
