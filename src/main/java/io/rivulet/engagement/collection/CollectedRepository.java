package io.rivulet.engagement.collection;

import io.r2dbc.spi.Readable;
import io.rivulet.platform.data.Slice;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.RowsFetchSpec;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What is in collections, in PostgreSQL. Rows come and go while their collection is held. */
@Repository
class CollectedRepository {

    /** In order, so that batches wait for each other in turn. */
    private static final String HOLD = """
            SELECT id, account_id, video_count
              FROM collection
             WHERE id = ANY(:ids)
             ORDER BY id
               FOR NO KEY UPDATE
            """;

    private static final String AMONG = """
            SELECT collection_id
              FROM collected
              JOIN unnest(:collections, :videos) AS wanted (collection_id, video_id) USING (collection_id, video_id)
            """;
    private static final String INSERT = """
            WITH added AS (
                INSERT INTO collected (collection_id, video_id)
                SELECT collection_id, video_id
                  FROM unnest(:collections, :videos) AS wanted (collection_id, video_id)
                 ORDER BY collection_id, video_id
                ON CONFLICT DO NOTHING
                RETURNING collection_id, video_id),
            counted AS (
                UPDATE collection SET video_count = video_count + 1 FROM added WHERE id = collection_id)
            SELECT video_id FROM added
            """;
    private static final String DELETE = """
            WITH gone AS (
                DELETE FROM collected c
                 USING unnest(:collections, :videos) AS unwanted (collection_id, video_id)
                 WHERE c.collection_id = unwanted.collection_id AND c.video_id = unwanted.video_id
                RETURNING c.collection_id, c.video_id),
            counted AS (
                UPDATE collection SET video_count = video_count - 1 FROM gone WHERE id = collection_id)
            SELECT video_id FROM gone
            """;
    private static final String NEWEST_OF = """
            SELECT video_id, seq
              FROM collected
             WHERE collection_id = :collection AND seq < :before
             ORDER BY seq DESC
             LIMIT :limit
            """;

    private final DatabaseClient database;

    CollectedRepository(DatabaseClient database) {
        this.database = database;
    }

    Mono<Map<Long, HeldCollection>> hold(List<CollectCommand> commands) {
        return database.sql(HOLD)
                .bind("ids", column(commands, CollectCommand::collectionId))
                .map(CollectedRepository::toHeld)
                .all()
                .collectMap(HeldCollection::id);
    }

    /** The collections whose video is there already; of each, one command. */
    Mono<Set<Long>> holding(List<CollectCommand> commands) {
        return bound(AMONG, commands).all().collect(Collectors.toSet());
    }

    /** The videos of those that were not there before; of each collection, one. */
    Flux<Long> insert(List<CollectCommand> commands) {
        return commands.isEmpty() ? Flux.empty() : bound(INSERT, commands).all();
    }

    /** The videos of those that were there before; of each collection, one. */
    Flux<Long> delete(List<CollectCommand> commands) {
        return commands.isEmpty() ? Flux.empty() : bound(DELETE, commands).all();
    }

    Flux<CollectedVideo> newestOf(long collectionId, Slice slice) {
        return database.sql(NEWEST_OF)
                .bind("collection", collectionId)
                .bind("before", slice.before())
                .bind("limit", slice.limit())
                .map(CollectedRepository::toCollected)
                .all();
    }

    private RowsFetchSpec<Long> bound(String statement, List<CollectCommand> commands) {
        return database.sql(statement)
                .bind("collections", column(commands, CollectCommand::collectionId))
                .bind("videos", column(commands, CollectCommand::videoId))
                .mapValue(Long.class);
    }

    private static Long[] column(List<CollectCommand> commands, ToLongFunction<CollectCommand> id) {
        return commands.stream().mapToLong(id).boxed().toArray(Long[]::new);
    }

    @SuppressWarnings("NullAway") // the columns are NOT NULL
    private static HeldCollection toHeld(Readable row) {
        return new HeldCollection(
                row.get("id", Long.class), row.get("account_id", Long.class), row.get("video_count", Integer.class));
    }

    @SuppressWarnings("NullAway") // the columns are NOT NULL
    private static CollectedVideo toCollected(Readable row) {
        return new CollectedVideo(row.get("video_id", Long.class), row.get("seq", Long.class));
    }
}
