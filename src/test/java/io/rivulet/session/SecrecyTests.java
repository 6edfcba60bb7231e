package io.rivulet.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SecrecyTests {

    private static final Session SESSION = new Session(UUID.randomUUID(), 1, Instant.EPOCH, Instant.EPOCH);

    @Test
    void tokensAreNotPrinted() {
        assertThat(new SignedIn(1, "secret")).asString().doesNotContain("secret");
        assertThat(new NewSession(SESSION, "secret")).asString().doesNotContain("secret");
    }
}
