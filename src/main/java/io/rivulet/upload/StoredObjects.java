package io.rivulet.upload;

import io.rivulet.platform.jobs.Jobs;
import java.util.Objects;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/**
 * Who still needs what is stored: references are counted under the lock of the object's row, and what nobody refers to is
 * removed by a job. Every method is a step of the caller's transaction.
 */
@Repository
public class StoredObjects {

    private static final String CREATED = """
            INSERT INTO stored_object (token, account_id, size, sha256, refs)
            VALUES (:token, :account, :size, decode(nullif(:sha256, ''), 'hex'), 1)
            """;
    private static final String FIND = """
            SELECT token FROM stored_object
             WHERE account_id = :account AND size = :size AND sha256 = :sha256 AND refs > 0
             ORDER BY id
             LIMIT 1
            """;
    private static final String REFER = """
            UPDATE stored_object SET refs = refs + 1 WHERE token = :token AND refs > 0
            """;
    private static final String RELEASE = """
            UPDATE stored_object SET refs = refs - 1 WHERE token = :token RETURNING CASE refs WHEN 0 THEN id ELSE 0 END
            """;
    private static final String LOCK = "SELECT id FROM stored_object WHERE token = :token AND refs > 0 FOR UPDATE";
    private static final String LOCK_BY_ID = "SELECT token FROM stored_object WHERE id = :id AND refs > 0 FOR UPDATE";
    private static final String UNUSED = "SELECT token FROM stored_object WHERE id = :id AND refs = 0";
    private static final String DELETE = "DELETE FROM stored_object WHERE id = :id AND refs = 0";

    private final DatabaseClient database;
    private final Jobs jobs;

    StoredObjects(DatabaseClient database, Jobs jobs) {
        this.database = database;
        this.jobs = jobs;
    }

    /** It is stored, and the caller's row refers to it. */
    public Mono<Void> created(StoredContent content) {
        return database.sql(CREATED)
                .bind("token", content.token())
                .bind("account", content.accountId())
                .bind("size", content.size())
                .bind("sha256", Objects.requireNonNullElse(content.sha256(), ""))
                .then();
    }

    /** The token of what the account has stored itself. */
    public Mono<String> find(long account, long size, byte[] sha256) {
        return database.sql(FIND)
                .bind("account", account)
                .bind("size", size)
                .bind("sha256", sha256)
                .mapValue(String.class)
                .one();
    }

    /** One more row refers to it; fails when nobody did any more, since it is being removed then. */
    public Mono<Void> refer(String token) {
        return database.sql(REFER)
                .bind("token", token)
                .fetch()
                .rowsUpdated()
                .filter(rows -> rows == 1)
                .switchIfEmpty(UploadError.NO_SUCH_CONTENT.asError("This is no longer stored: send it again."))
                .then();
    }

    /** One row less refers to it; the last one orders its removal, of which the jobs may be told after the commit. */
    public Mono<Void> release(String token) {
        return database.sql(RELEASE)
                .bind("token", token)
                .mapValue(Long.class)
                .one()
                .map(Objects::requireNonNull)
                .filter(id -> id > 0)
                .flatMap(id -> jobs.enqueue(Purge.KIND, id));
    }

    /** Its id, and nobody else changes what refers to it until the transaction ends; empty when nobody does any more. */
    public Mono<Long> lock(String token) {
        return database.sql(LOCK).bind("token", token).mapValue(Long.class).one();
    }

    /** As {@link #lock(String)}, for whoever knows the id; its token. */
    public Mono<String> lock(long id) {
        return database.sql(LOCK_BY_ID).bind("id", id).mapValue(String.class).one();
    }

    /** The token of an object that nobody refers to; empty when it is gone. */
    Mono<String> findUnused(long id) {
        return database.sql(UNUSED).bind("id", id).mapValue(String.class).one();
    }

    Mono<Void> forget(long id) {
        return database.sql(DELETE).bind("id", id).then();
    }
}
