package io.rivulet.upload.engine;

import io.rivulet.platform.security.Viewer;
import io.rivulet.upload.StoredFile;
import io.rivulet.upload.UploadState;
import io.rivulet.upload.store.UploadStore;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** The ends of uploads: stored, claimed, given up. Each raises the fence, since the row is another one then. */
@Repository
class EndRepository {

    /** Ends the lease, too: who acknowledged the last byte may be slower to give it back, and could not any more. */
    private static final String STORE = """
            UPDATE upload
               SET state = 'STORED', sha256 = :sha256, fence = fence + 1,
                   lease_owner = NULL, lease_until = NULL, wanted = false
             WHERE id = :id AND state = 'COMPLETING'
            RETURNING id
            """;

    private static final String CLAIMABLE = """
            SELECT object_token AS token, length AS size
              FROM upload
             WHERE token = :token AND account_id = :account AND state = 'STORED' AND concat <> 'PARTIAL'
               AND expires_at > now()
            """;
    private static final String CLAIM = """
            UPDATE upload
               SET state = 'CLAIMED', fence = fence + 1
             WHERE token = :token AND account_id = :account AND state = 'STORED' AND concat <> 'PARTIAL'
               AND expires_at > now()
            RETURNING object_token AS token, length AS size
            """;
    private static final String END = """
            UPDATE upload
               SET state = :state, ended_at = now(), fence = fence + 1, lease_owner = NULL, lease_until = NULL
             WHERE id = :id AND fence = :fence AND state IN ('RECEIVING', 'COMPLETING', 'STORED')
               AND (lease_owner IS NULL OR lease_until <= now())
            RETURNING id
            """;
    private static final String CLEAR = "UPDATE upload SET cleared = true WHERE id = :id AND lasting";
    private static final String FORGET = "DELETE FROM upload WHERE id = :id AND NOT lasting";

    private final DatabaseClient database;

    EndRepository(DatabaseClient database) {
        this.database = database;
    }

    /** Empty when the upload was given up meanwhile. */
    Mono<Long> store(long id, byte[] sha256) {
        return database.sql(STORE)
                .bind("id", id)
                .bind("sha256", sha256)
                .mapValue(Long.class)
                .one();
    }

    /** Empty when there is nothing to claim. */
    Mono<StoredFile> claim(Viewer owner, String token) {
        return file(CLAIM, owner, token);
    }

    /** Empty when there is nothing to claim. */
    Mono<StoredFile> findClaimable(Viewer owner, String token) {
        return file(CLAIMABLE, owner, token);
    }

    private Mono<StoredFile> file(String statement, Viewer owner, String token) {
        return database.sql(statement)
                .bind("token", token)
                .bind("account", owner.accountId())
                .mapProperties(Claimed.class)
                .one()
                .map(claimed -> new StoredFile(claimed.token(), UploadStore.key(claimed.token()), claimed.size()));
    }

    /** Empty when the upload is another one than it was when it was read. */
    Mono<Long> end(UploadRow row, UploadState state) {
        return database.sql(END)
                .bind("id", row.id())
                .bind("fence", row.fence())
                .bind("state", state.name())
                .mapValue(Long.class)
                .one();
    }

    /** Nothing is left of it in the store; who asks for it is told so for a while. */
    Mono<Void> cleared(long id) {
        return database.sql(CLEAR)
                .bind("id", id)
                .then()
                .then(database.sql(FORGET).bind("id", id).then());
    }

    record Claimed(String token, long size) {}
}
