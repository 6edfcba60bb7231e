package io.rivulet.engagement.comment;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** Comments that are hidden and restored, in PostgreSQL; each statement tells whether it changed one. */
@Repository
class HiddenCommentRepository {

    private static final String HIDE = """
            UPDATE comment SET hidden_reason = :reason WHERE id = :id AND hidden_reason IS NULL
            """;
    private static final String RESTORE = """
            UPDATE comment SET hidden_reason = NULL WHERE id = :id AND hidden_reason IS NOT NULL
            """;

    private final DatabaseClient database;

    HiddenCommentRepository(DatabaseClient database) {
        this.database = database;
    }

    Mono<Boolean> hide(long id, String reason) {
        return changed(database.sql(HIDE).bind("id", id).bind("reason", reason));
    }

    Mono<Boolean> restore(long id) {
        return changed(database.sql(RESTORE).bind("id", id));
    }

    private static Mono<Boolean> changed(DatabaseClient.GenericExecuteSpec statement) {
        return statement.fetch().rowsUpdated().map(rows -> rows > 0);
    }
}
