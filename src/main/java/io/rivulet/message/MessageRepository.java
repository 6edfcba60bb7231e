package io.rivulet.message;

import static io.rivulet.message.Columns.flag;
import static io.rivulet.message.Columns.number;
import static io.rivulet.message.Columns.text;

import io.r2dbc.spi.Readable;
import io.rivulet.platform.data.Slice;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** Messages as they are read, in PostgreSQL. */
@Repository
class MessageRepository {

    private static final String NEWEST_BEFORE = """
            SELECT *
              FROM (SELECT id, conversation_id, seq, from_low, content, sent_at
                      FROM message
                     WHERE conversation_id = (SELECT id FROM conversation WHERE low_id = :low AND high_id = :high)
                       AND seq < :before
                     ORDER BY seq DESC
                     LIMIT :limit) AS newest
             ORDER BY seq
            """;

    private static final String FIRST_AFTER = """
            SELECT id, conversation_id, seq, from_low, content, sent_at
              FROM message
             WHERE conversation_id = (SELECT id FROM conversation WHERE low_id = :low AND high_id = :high)
               AND from_low = :fromLow
               AND sent_at > :after
             ORDER BY sent_at
             LIMIT :limit
            """;

    private static final String NEWEST_TIME = """
            SELECT coalesce(max(sent_at), 0) AS time
              FROM message
             WHERE conversation_id = (SELECT id FROM conversation WHERE low_id = :low AND high_id = :high)
               AND from_low = :fromLow
            """;

    private static final String LATEST = """
            SELECT peer, content, from_low = (low_id = :viewer) AS sent_by_viewer
              FROM unnest(:peers) AS peers (peer)
              JOIN conversation c ON low_id = least(:viewer, peer) AND high_id = greatest(:viewer, peer)
              JOIN message m ON conversation_id = c.id AND seq = last_seq
            """;

    private final DatabaseClient database;

    MessageRepository(DatabaseClient database) {
        this.database = database;
    }

    /** The newest of both directions that are before an order number, in their order. */
    Mono<List<Message>> newestBefore(Slice slice, Pair pair) {
        return about(pair, NEWEST_BEFORE)
                .bind("before", slice.before())
                .bind("limit", slice.limit())
                .map(row -> message(row, pair))
                .all()
                .collectList();
    }

    /** The first of one direction that were sent later, in their order. */
    Mono<List<Message>> firstAfter(long time, Direction direction, int limit) {
        return about(direction.pair(), FIRST_AFTER)
                .bind("fromLow", direction.fromLow())
                .bind("after", time)
                .bind("limit", limit)
                .map(row -> message(row, direction.pair()))
                .all()
                .collectList();
    }

    /** When the newest of one direction was sent; 0 when nothing was. */
    Mono<Long> newestTime(Direction direction) {
        return about(direction.pair(), NEWEST_TIME)
                .bind("fromLow", direction.fromLow())
                .map(row -> number(row, "time"))
                .one();
    }

    /** The newest message with each of those peers that there are any with. */
    Mono<Map<Long, LatestMessage>> latestBetween(long viewerId, Collection<Long> peers) {
        return database.sql(LATEST)
                .bind("viewer", viewerId)
                .bind("peers", peers.toArray(Long[]::new))
                .map(row -> Map.entry(
                        number(row, "peer"), new LatestMessage(text(row, "content"), flag(row, "sent_by_viewer"))))
                .all()
                .collectMap(Map.Entry::getKey, Map.Entry::getValue);
    }

    private DatabaseClient.GenericExecuteSpec about(Pair pair, String statement) {
        return database.sql(statement).bind("low", pair.low()).bind("high", pair.high());
    }

    private static Message message(Readable row, Pair pair) {
        boolean fromLow = flag(row, "from_low");
        return new Message(
                number(row, "id"),
                number(row, "conversation_id"),
                number(row, "seq"),
                fromLow ? pair.low() : pair.high(),
                fromLow ? pair.high() : pair.low(),
                text(row, "content"),
                number(row, "sent_at"));
    }
}
