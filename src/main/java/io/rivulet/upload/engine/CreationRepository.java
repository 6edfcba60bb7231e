package io.rivulet.upload.engine;

import io.rivulet.platform.security.Viewer;
import io.rivulet.upload.UploadState;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The beginnings of uploads. */
@Repository
class CreationRepository {

    private static final String INSERT = """
            INSERT INTO upload (token, object_token, account_id, state, length, received, metadata, concat, concat_sent,
                                expires_at)
            VALUES (:token, :objectToken, :account, :state, :length, :received, :metadata, :concat, :concatSent,
                    now() + make_interval(secs => :expiresAfter))
            RETURNING id
            """;
    private static final String INSERT_SOURCES = """
            INSERT INTO upload_source (upload_id, position, token)
            SELECT :id, source.position, source.token
              FROM unnest(:tokens::text[]) WITH ORDINALITY AS source (token, position)
            """;
    private static final String INSERT_SUM = "UPDATE upload SET sha256 = :sha256 WHERE id = :id";
    private static final String SOURCES = """
            SELECT token, state IN ('COMPLETING', 'STORED') AS complete, length
              FROM upload
             WHERE token = ANY(:tokens) AND account_id = :account AND concat = 'PARTIAL' AND expires_at > now()
               AND state IN ('RECEIVING', 'COMPLETING', 'STORED')
            """;

    private final DatabaseClient database;

    CreationRepository(DatabaseClient database) {
        this.database = database;
    }

    /** The id of the new row. */
    Mono<Long> insert(Beginning upload, Duration expiresAfter) {
        var statement = database.sql(INSERT)
                .bind("token", upload.token())
                .bind("objectToken", upload.objectToken())
                .bind("account", upload.account())
                .bind("state", upload.state().name())
                .bind("received", upload.received())
                .bind("metadata", upload.metadata())
                .bind("concat", upload.concat())
                .bind("concatSent", upload.concatSent())
                .bind("expiresAfter", (double) expiresAfter.toSeconds());
        var length = upload.length();
        return (length == null ? statement.bindNull("length", Long.class) : statement.bind("length", length))
                .mapValue(Long.class)
                .one();
    }

    Mono<Void> insertSources(long id, List<String> tokens) {
        return database.sql(INSERT_SOURCES)
                .bind("id", id)
                .bind("tokens", tokens.toArray(String[]::new))
                .then();
    }

    Mono<Void> insertSum(long id, byte[] sha256) {
        return database.sql(INSERT_SUM).bind("id", id).bind("sha256", sha256).then();
    }

    /** Those that the owner has. */
    Flux<Source> sources(Viewer owner, List<String> tokens) {
        return database.sql(SOURCES)
                .bind("account", owner.accountId())
                .bind("tokens", tokens.toArray(String[]::new))
                .mapProperties(Source.class)
                .all();
    }

    /** A row to be written. */
    record Beginning(
            String token,
            String objectToken,
            long account,
            UploadState state,
            @Nullable Long length,
            long received,
            String metadata,
            String concat,
            String concatSent) {}

    record Source(String token, boolean complete, @Nullable Long length) {}
}
