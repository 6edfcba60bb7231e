package io.rivulet.session;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * A sign-in as `/api/v1` answers it.
 *
 * @param expiresAt the end of the access token
 * @param csrfToken instead of the tokens, when these went into cookies
 */
@JsonNaming(SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
record SignedInView(
        long accountId,
        UUID sessionId,
        @Nullable String tokenType,
        @Nullable String accessToken,
        Instant expiresAt,
        @Nullable String refreshToken,
        @Nullable String csrfToken) {

    static SignedInView withTokens(SignedIn signedIn, SignedIn.Refresh refresh) {
        return new SignedInView(
                signedIn.accountId(),
                signedIn.session(),
                "Bearer",
                signedIn.token(),
                signedIn.expiresAt(),
                refresh.token(),
                null);
    }

    static SignedInView withCookies(SignedIn signedIn, String csrf) {
        return new SignedInView(signedIn.accountId(), signedIn.session(), null, null, signedIn.expiresAt(), null, csrf);
    }

    @Override
    public String toString() {
        return "SignedInView[accountId=" + accountId + ", sessionId=" + sessionId + "]";
    }
}
