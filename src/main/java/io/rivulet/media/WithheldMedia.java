package io.rivulet.media;

import io.rivulet.platform.events.Events;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Objects that are there and that nobody is to get, as long as one holder says so; each step joins a transaction. */
@Component
public class WithheldMedia {

    private static final String WITHHOLD = """
            INSERT INTO withheld_media (token, holder)
            VALUES (:token, :holder)
                ON CONFLICT DO NOTHING
            """;
    private static final String RELEASE = "DELETE FROM withheld_media WHERE token = :token AND holder = :holder";
    private static final String IS_WITHHELD = "SELECT EXISTS (SELECT FROM withheld_media WHERE token = :token)";

    private final DatabaseClient database;
    private final Events events;

    WithheldMedia(DatabaseClient database, Events events) {
        this.database = database;
        this.events = events;
    }

    /** All objects of that token, on every node once the transaction has committed. */
    public Mono<Void> withhold(String token, long holder) {
        return change(WITHHOLD, token, holder);
    }

    public Mono<Void> release(String token, long holder) {
        return change(RELEASE, token, holder);
    }

    public Mono<Boolean> contains(String token) {
        return database.sql(IS_WITHHELD)
                .bind("token", token)
                .mapValue(Boolean.class)
                .one();
    }

    private Mono<Void> change(String statement, String token, long holder) {
        return database.sql(statement)
                .bind("token", token)
                .bind("holder", holder)
                .then()
                .then(events.afterCommit(new MediaWithheld(token)));
    }
}
