package io.rivulet.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.rivulet.session.token.Session;
import io.rivulet.session.token.SignedToken;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SecrecyTests {

    private static final Session SESSION = new Session(UUID.randomUUID(), 1, Instant.EPOCH, Instant.EPOCH);
    private static final SignedToken TOKEN = new SignedToken("secret", Instant.EPOCH);

    @Test
    void tokensAreNotPrinted() {
        var refresh = new SignedIn.Refresh("secret", Instant.EPOCH);
        var signedIn = new SignedIn(1, SESSION.id(), "secret", Instant.EPOCH, refresh);

        assertThat(TOKEN).asString().doesNotContain("secret");
        assertThat(refresh).asString().doesNotContain("secret");
        assertThat(signedIn).asString().doesNotContain("secret");
        assertThat(new NewSession(SESSION, TOKEN, null, null)).asString().doesNotContain("secret");
        assertThat(SignedInView.withTokens(signedIn, refresh)).asString().doesNotContain("secret");
        assertThat(SignedInView.withCookies(signedIn, "secret")).asString().doesNotContain("secret");
    }
}
