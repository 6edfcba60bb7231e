package io.rivulet.message;

import static io.rivulet.message.Columns.number;

import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** Which conversations there are, in PostgreSQL. */
@Repository
class ConversationRepository {

    private static final String FIND = """
            SELECT id, low_id, high_id
              FROM conversation
              JOIN unnest(:lows, :highs) AS pair (low, high) ON (low_id, high_id) = (low, high)
            """;

    /** Existing rows are neither locked nor waited for, so that this and the senders of messages cannot deadlock. */
    private static final String OPEN = """
            INSERT INTO conversation (low_id, high_id)
            SELECT low, high
              FROM unnest(:lows, :highs) AS pair (low, high)
             ORDER BY low, high
                ON CONFLICT (low_id, high_id) DO NOTHING
            RETURNING id, low_id, high_id
            """;

    private final DatabaseClient database;

    ConversationRepository(DatabaseClient database) {
        this.database = database;
    }

    /** The ids of those that exist. */
    Mono<Map<Pair, Long>> find(SortedSet<Pair> pairs) {
        return ids(FIND, pairs);
    }

    /** The ids of those that did not exist before. */
    Mono<Map<Pair, Long>> open(SortedSet<Pair> pairs) {
        return ids(OPEN, pairs);
    }

    private Mono<Map<Pair, Long>> ids(String statement, SortedSet<Pair> pairs) {
        return database.sql(statement)
                .bind("lows", pairs.stream().map(Pair::low).toArray(Long[]::new))
                .bind("highs", pairs.stream().map(Pair::high).toArray(Long[]::new))
                .map(row -> Map.entry(new Pair(number(row, "low_id"), number(row, "high_id")), number(row, "id")))
                .all()
                .collect(TreeMap::new, (ids, found) -> ids.put(found.getKey(), found.getValue()));
    }
}
