package io.rivulet.upload.engine;

import io.rivulet.platform.security.Viewer;
import io.rivulet.upload.UploadError;
import io.rivulet.upload.UploadState;
import io.rivulet.upload.store.StoredPart;
import java.util.List;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Uploads as they are read. */
@Repository
class UploadRepository {

    private static final String BY_TOKEN = """
            SELECT *
              FROM upload_row
             WHERE token = :token
            """;
    private static final String BY_ID = """
            SELECT *
              FROM upload_row
             WHERE id = :id
            """;
    private static final String PARTS = """
            SELECT number, etag, size
              FROM upload_part
             WHERE upload_id = :id
             ORDER BY number
            """;
    private static final String SOURCES = """
            SELECT source.token, partial.object_token, coalesce(partial.state, 'EXPIRED') AS state,
                   coalesce(partial.received, 0) AS size
              FROM upload_source source LEFT JOIN upload partial ON partial.token = source.token
             WHERE source.upload_id = :id
             ORDER BY source.position
            """;

    private final DatabaseClient database;

    UploadRepository(DatabaseClient database) {
        this.database = database;
    }

    /** The owner's, unless it has ended. */
    Mono<UploadRow> require(Viewer owner, String token) {
        return database.sql(BY_TOKEN)
                .bind("token", token)
                .mapProperties(UploadRow.class)
                .one()
                .filter(row -> row.accountId() != null && owner.is(row.accountId()))
                .switchIfEmpty(UploadError.NO_SUCH_UPLOAD.asError("You have no upload of this address"))
                .doOnNext(UploadRepository::requireAlive);
    }

    Mono<UploadRow> find(long id) {
        return database.sql(BY_ID).bind("id", id).mapProperties(UploadRow.class).one();
    }

    Mono<List<StoredPart>> parts(long id) {
        return database.sql(PARTS)
                .bind("id", id)
                .mapProperties(StoredPart.class)
                .all()
                .collectList();
    }

    /** What a joined upload consists of, in its order. */
    Flux<Source> sources(long id) {
        return database.sql(SOURCES).bind("id", id).mapProperties(Source.class).all();
    }

    private static void requireAlive(UploadRow row) {
        if (row.state() == UploadState.ABORTED) {
            throw UploadError.UPLOAD_GONE.because("The upload was ended: begin a new one");
        }
        if (row.state() == UploadState.EXPIRED || (row.expired() && row.state() != UploadState.CLAIMED)) {
            throw UploadError.UPLOAD_GONE.because("The upload was not finished and used in time: begin a new one");
        }
    }

    record Source(String token, String objectToken, UploadState state, long size) {}
}
