package io.rivulet.engagement.comment;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** Comments that are hidden and restored, in PostgreSQL; each statement tells below which video it changed one. */
@Repository
class HiddenCommentRepository {

    private static final String HIDE = """
            UPDATE comment SET hidden_reason = :reason WHERE id = :id AND hidden_reason IS NULL RETURNING video_id
            """;
    private static final String RESTORE = """
            UPDATE comment SET hidden_reason = NULL WHERE id = :id AND hidden_reason IS NOT NULL RETURNING video_id
            """;
    private static final String EXISTS = "SELECT EXISTS (SELECT FROM comment WHERE id = :id)";

    private final DatabaseClient database;

    HiddenCommentRepository(DatabaseClient database) {
        this.database = database;
    }

    Mono<Long> hide(long id, String reason) {
        return database.sql(HIDE)
                .bind("id", id)
                .bind("reason", reason)
                .mapValue(Long.class)
                .one();
    }

    Mono<Long> restore(long id) {
        return database.sql(RESTORE).bind("id", id).mapValue(Long.class).one();
    }

    Mono<Boolean> exists(long id) {
        return database.sql(EXISTS).bind("id", id).mapValue(Boolean.class).one();
    }
}
