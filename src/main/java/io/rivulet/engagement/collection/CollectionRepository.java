package io.rivulet.engagement.collection;

import io.r2dbc.spi.Readable;
import io.rivulet.engagement.collection.Collection.Naming;
import io.rivulet.platform.data.Slice;
import java.time.Instant;
import java.util.List;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Which collections there are, in PostgreSQL. */
@Repository
class CollectionRepository {

    private static final String COLUMNS = "id, account_id, name, visibility, standard, video_count, created_at";
    private static final String ENSURE_STANDARD = """
            INSERT INTO collection (account_id, name, standard, visibility)
            SELECT :account, 'default', true, 'PRIVATE'
             WHERE NOT EXISTS (SELECT FROM collection WHERE account_id = :account AND standard)
            ON CONFLICT DO NOTHING
            """;

    /** Whoever makes one waits here for others who do so for the same account, and then counts. */
    private static final String HOLD_STANDARD = """
            SELECT id FROM collection WHERE account_id = :account AND standard FOR UPDATE
            """;

    private static final String HOW_MANY = "SELECT count(*)::int FROM collection WHERE account_id = :account";
    private static final String INSERT = """
            INSERT INTO collection (account_id, name, visibility)
            VALUES (:account, :name, :visibility)
            ON CONFLICT DO NOTHING
            RETURNING\s""" + COLUMNS;
    private static final String UPDATE = """
            UPDATE collection
               SET name = :name, visibility = :visibility
             WHERE id = :id AND account_id = :account
            RETURNING\s""" + COLUMNS;
    private static final String FIND = "SELECT " + COLUMNS + " FROM collection WHERE id = :id";
    private static final String HOLD = FIND + " AND account_id = :account FOR UPDATE";
    private static final String NEWEST_OF = "SELECT " + COLUMNS + """
              FROM collection
             WHERE account_id = :account AND id < :before AND (:own OR visibility = 'PUBLIC')
             ORDER BY id DESC
             LIMIT :limit
            """;
    private static final String DELETE_VIDEOS = """
            DELETE FROM collected WHERE collection_id = :id RETURNING video_id
            """;
    private static final String DELETE = "DELETE FROM collection WHERE id = :id";

    private final DatabaseClient database;

    CollectionRepository(DatabaseClient database) {
        this.database = database;
    }

    /** From now on there is one. */
    Mono<Void> ensureStandard(long accountId) {
        return database.sql(ENSURE_STANDARD).bind("account", accountId).then();
    }

    /** How many the account has, until the transaction ends. */
    Mono<Integer> hold(long accountId) {
        return database.sql(HOLD_STANDARD)
                .bind("account", accountId)
                .then()
                .then(database.sql(HOW_MANY)
                        .bind("account", accountId)
                        .mapValue(Integer.class)
                        .one());
    }

    /** Empty when the account has one of this name. */
    Mono<Collection> insert(long accountId, Naming naming) {
        return named(INSERT, naming)
                .bind("account", accountId)
                .map(CollectionRepository::toCollection)
                .one();
    }

    /** Empty when the account has no such collection. */
    Mono<Collection> update(long accountId, long id, Naming naming) {
        return named(UPDATE, naming)
                .bind("account", accountId)
                .bind("id", id)
                .map(CollectionRepository::toCollection)
                .one();
    }

    Mono<Collection> find(long id) {
        return database.sql(FIND)
                .bind("id", id)
                .map(CollectionRepository::toCollection)
                .one();
    }

    /** One of the account's, until the transaction ends. */
    Mono<Collection> hold(long accountId, long id) {
        return database.sql(HOLD)
                .bind("id", id)
                .bind("account", accountId)
                .map(CollectionRepository::toCollection)
                .one();
    }

    Flux<Collection> newestOf(long accountId, boolean own, Slice slice) {
        return database.sql(NEWEST_OF)
                .bind("account", accountId)
                .bind("own", own)
                .bind("before", slice.before())
                .bind("limit", slice.limit())
                .map(CollectionRepository::toCollection)
                .all();
    }

    /** What was in a collection that is held. */
    Mono<List<Long>> deleteVideos(long id) {
        return database.sql(DELETE_VIDEOS)
                .bind("id", id)
                .mapValue(Long.class)
                .all()
                .collectList();
    }

    Mono<Void> delete(long id) {
        return database.sql(DELETE).bind("id", id).then();
    }

    private DatabaseClient.GenericExecuteSpec named(String statement, Naming naming) {
        return database.sql(statement)
                .bind("name", naming.name())
                .bind("visibility", naming.open() ? "PUBLIC" : "PRIVATE");
    }

    @SuppressWarnings("NullAway") // the columns are NOT NULL
    private static Collection toCollection(Readable row) {
        return new Collection(
                row.get("id", Long.class),
                row.get("account_id", Long.class),
                new Naming(row.get("name", String.class), "PUBLIC".equals(row.get("visibility", String.class))),
                row.get("standard", Boolean.class),
                row.get("video_count", Integer.class),
                row.get("created_at", Instant.class));
    }
}
