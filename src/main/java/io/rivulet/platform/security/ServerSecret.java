package io.rivulet.platform.security;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Objects;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** What all nodes know and nobody else: keys for various purposes are derived from it, none of which tells another. */
@Repository
public class ServerSecret {

    private static final String ALGORITHM = "HmacSHA256";
    private static final String SECRET = "SELECT secret FROM server_secret";
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

    private final Mono<byte[]> secret;

    ServerSecret(DatabaseClient database) {
        // what failed is tried again by the next caller
        this.secret = database.sql(SECRET)
                .map(row -> Objects.requireNonNull(row.get("secret", byte[].class)))
                .one()
                .timeout(LONGEST_WAIT)
                .cacheInvalidateIf(known -> false);
    }

    /** A function that is keyed for one purpose, ready to be cloned for each use. */
    public Mono<Mac> macFor(String purpose) {
        return secret.map(bytes -> mac(mac(bytes).doFinal(purpose.getBytes(StandardCharsets.UTF_8))));
    }

    private static Mac mac(byte[] key) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            return mac;
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
