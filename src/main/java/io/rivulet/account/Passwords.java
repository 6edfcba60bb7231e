package io.rivulet.account;

import io.rivulet.platform.limits.CpuTasks;
import java.util.Base64;
import java.util.Optional;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import reactor.core.publisher.Mono;

/** Hashes passwords and checks them, with the same work whether or not there is something to check against. */
final class Passwords {

    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;

    private final PasswordEncoder encoder;
    private final String decoy;
    private final CpuTasks cpu;

    Passwords(PasswordEncoder encoder, String decoy, CpuTasks cpu) {
        this.encoder = encoder;
        this.decoy = decoy;
        this.cpu = cpu;
    }

    static Passwords argon2(AccountProperties.Argon2 cost, CpuTasks cpu) {
        var encoder =
                new Argon2PasswordEncoder(SALT_BYTES, HASH_BYTES, cost.parallelism(), cost.memory(), cost.iterations());
        return new Passwords(encoder, decoy(cost), cpu);
    }

    Mono<String> hash(Password password) {
        return cpu.run(() -> encode(password));
    }

    /** True when the hash is there and is this password's; without a hash the decoy is checked instead. */
    Mono<Boolean> matches(Password password, Optional<String> hash) {
        return cpu.run(() -> encoder.matches(password.normalized(), hash.orElse(decoy)))
                .map(matched -> matched && hash.isPresent());
    }

    /** Whether the hash was made at a lower cost than is asked for today. */
    boolean isOutdated(String hash) {
        return encoder.upgradeEncoding(hash);
    }

    private String encode(Password password) {
        var encoded = encoder.encode(password.normalized());
        if (encoded == null) {
            throw new IllegalStateException("The encoder made no hash");
        }
        return encoded;
    }

    /** A well-formed hash of today's cost that no known password has. */
    static String decoy(AccountProperties.Argon2 cost) {
        var base64 = Base64.getEncoder().withoutPadding();
        return "$argon2id$v=19$m=%d,t=%d,p=%d$%s$%s"
                .formatted(
                        cost.memory(),
                        cost.iterations(),
                        cost.parallelism(),
                        base64.encodeToString(new byte[SALT_BYTES]),
                        base64.encodeToString(new byte[HASH_BYTES]));
    }
}
