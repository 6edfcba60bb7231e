package io.rivulet.upload.engine;

import io.rivulet.upload.UploadError;
import io.rivulet.upload.engine.ProgressRepository.Mine;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** The rows of forms' files. */
@Repository
class FormRepository {

    private static final String COMPLETE = """
            UPDATE upload
               SET state = 'COMPLETING', account_id = :account, length = received
             WHERE id = :id AND fence = :fence AND state = 'RECEIVING' AND received = :received
            RETURNING id
            """;
    private static final String ROW = "SELECT * FROM upload_row WHERE id = :id";
    private static final String CLAIM = """
            DELETE FROM upload WHERE id = :id AND fence = :fence AND state = 'COMPLETING' RETURNING object_token
            """;
    private static final String END = """
            UPDATE upload
               SET state = 'ABORTED', ended_at = now()
             WHERE id = :id AND fence = :fence AND state IN ('RECEIVING', 'COMPLETING')
            RETURNING id
            """;

    private final DatabaseClient database;

    FormRepository(DatabaseClient database) {
        this.database = database;
    }

    /** The row as it is then. */
    Mono<UploadRow> complete(Mine mine, long account, Progress progress) {
        return mine.bound(database.sql(COMPLETE))
                .bind("account", account)
                .bind("received", progress.received())
                .mapValue(Long.class)
                .one()
                .switchIfEmpty(
                        UploadError.UPLOADS_BUSY.asError("The upload took too long and was given up: send it again"))
                .flatMap(id -> database.sql(ROW)
                        .bind("id", id)
                        .mapProperties(UploadRow.class)
                        .one());
    }

    /** The token of the object; empty when the file has been given up. */
    Mono<String> claim(Mine mine) {
        return mine.bound(database.sql(CLAIM)).mapValue(String.class).one();
    }

    /** Empty when the file has been claimed, so that its object belongs to somebody. */
    Mono<Long> end(Mine mine) {
        return mine.bound(database.sql(END)).mapValue(Long.class).one();
    }
}
