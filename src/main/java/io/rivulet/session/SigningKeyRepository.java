package io.rivulet.session;

import java.util.Objects;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** The signing key that all nodes share. */
@Repository
class SigningKeyRepository implements SigningKeys.Store {

    private static final String ACTIVE = """
            SELECT jwk
              FROM signing_key
             WHERE active
            """;

    private static final String OFFER = """
            INSERT INTO signing_key (kid, jwk)
            VALUES (:kid, :jwk)
            ON CONFLICT DO NOTHING
            """;

    private final DatabaseClient database;

    SigningKeyRepository(DatabaseClient database) {
        this.database = database;
    }

    @Override
    public Mono<String> findActive() {
        return database.sql(ACTIVE)
                .map(row -> Objects.requireNonNull(row.get("jwk", String.class)))
                .one();
    }

    @Override
    public Mono<Void> offer(String kid, String jwk) {
        return database.sql(OFFER).bind("kid", kid).bind("jwk", jwk).then();
    }
}
