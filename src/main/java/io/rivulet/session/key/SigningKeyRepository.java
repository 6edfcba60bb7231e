package io.rivulet.session.key;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The signing keys that all nodes share. */
@Repository
class SigningKeyRepository implements SigningKeys.Store {

    private static final String ALL = """
            SELECT generation, signs_from, jwk
              FROM signing_key
             ORDER BY generation DESC
            """;

    private static final String OFFER = """
            INSERT INTO signing_key (generation, signs_from, kid, jwk)
            VALUES (:generation, :signsFrom, :kid, :jwk)
            ON CONFLICT DO NOTHING
            """;

    /** Those that another one has replaced so long ago that nobody can hold a token of theirs. */
    private static final String FORGET = """
            DELETE FROM signing_key
             WHERE generation < (SELECT max(generation) FROM signing_key WHERE signs_from < :before)
            """;

    private final DatabaseClient database;

    SigningKeyRepository(DatabaseClient database) {
        this.database = database;
    }

    @Override
    public Flux<StoredKey> all() {
        return database.sql(ALL)
                .map(row -> new StoredKey(
                        Objects.requireNonNull(row.get("generation", Long.class)),
                        Objects.requireNonNull(row.get("signs_from", Instant.class)),
                        Objects.requireNonNull(row.get("jwk", String.class))))
                .all();
    }

    @Override
    public Mono<Void> offer(StoredKey key, String kid) {
        return database.sql(OFFER)
                .bind("generation", key.generation())
                .bind("signsFrom", key.signsFrom())
                .bind("kid", kid)
                .bind("jwk", key.jwk())
                .then();
    }

    @Override
    public Mono<Void> forget(Instant now, Duration longestUse) {
        return database.sql(FORGET).bind("before", now.minus(longestUse)).then();
    }
}
