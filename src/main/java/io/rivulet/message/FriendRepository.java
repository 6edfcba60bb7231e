package io.rivulet.message;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** Who follows each other, by the view that the relations publish. */
@Repository
class FriendRepository implements Friends {

    private static final String FRIENDS = """
            SELECT count(*) = 2
              FROM followed_account
             WHERE (account_id, followed_id) IN ((:one, :other), (:other, :one))
            """;

    private final DatabaseClient database;

    FriendRepository(DatabaseClient database) {
        this.database = database;
    }

    @Override
    public Mono<Boolean> areFriends(long one, long other) {
        return database.sql(FRIENDS)
                .bind("one", one)
                .bind("other", other)
                .mapValue(Boolean.class)
                .one();
    }
}
