package io.rivulet.message;

import static io.rivulet.message.Columns.number;

import io.r2dbc.spi.Readable;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** Messages as they are written: many in one statement, which is one transaction. */
@Repository
class AppendRepository {

    /**
     * The conversations are locked in the order of their ids, so that batches wait for each other in turn, and until the
     * commit, so that numbers and times rise in the order of commits. A message that its sender's client has sent before
     * is answered with the first one.
     */
    private static final String APPEND = """
            WITH locked AS MATERIALIZED (
                SELECT id, low_id, last_seq, last_time
                  FROM conversation
                 WHERE id = ANY(:conversations)
                 ORDER BY id
                   FOR NO KEY UPDATE
            ), clock AS MATERIALIZED (
                SELECT floor(extract(epoch FROM clock_timestamp()) * 1000)::bigint AS now
            ), sent AS MATERIALIZED (
                SELECT s.*, sender_id = low_id AS from_low, last_seq, last_time
                  FROM unnest(:conversations, :senders, :contents, :clientIds)
                       WITH ORDINALITY AS s (conversation_id, sender_id, content, client_id, place)
                  JOIN locked ON locked.id = conversation_id
            ), earlier AS MATERIALIZED (
                SELECT s.place, m.id, m.seq, m.sent_at, m.content
                  FROM sent s
                 CROSS JOIN LATERAL (SELECT id, seq, sent_at, content
                                       FROM message
                                      WHERE conversation_id = s.conversation_id
                                        AND from_low = s.from_low
                                        AND client_id = s.client_id
                                      LIMIT 1) AS m
                 WHERE s.client_id IS NOT NULL
            ), numbered AS MATERIALIZED (
                SELECT place, conversation_id, from_low, content, client_id,
                       last_seq + row_number() OVER w AS seq,
                       greatest(last_time + 1, now) + row_number() OVER w - 1 AS sent_at
                  FROM sent s
                 CROSS JOIN clock
                 WHERE NOT EXISTS (SELECT FROM earlier WHERE earlier.place = s.place)
                WINDOW w AS (PARTITION BY conversation_id ORDER BY place)
            ), inserted AS (
                INSERT INTO message (conversation_id, seq, from_low, sent_at, client_id, content)
                SELECT conversation_id, seq, from_low, sent_at, client_id, content
                  FROM numbered
                 ORDER BY place
                RETURNING id, conversation_id, seq
            ), moved AS (
                UPDATE conversation c
                   SET last_seq = last.seq, last_time = last.sent_at
                  FROM (SELECT conversation_id, max(seq) AS seq, max(sent_at) AS sent_at
                          FROM numbered
                         GROUP BY conversation_id) AS last
                 WHERE c.id = last.conversation_id
            )
            SELECT place, i.id, seq, sent_at, NULL AS content
              FROM numbered
              JOIN inserted i USING (conversation_id, seq)
             UNION ALL
            SELECT place, id, seq, sent_at, content
              FROM earlier
             ORDER BY place
            """;

    private final DatabaseClient database;

    AppendRepository(DatabaseClient database) {
        this.database = database;
    }

    /** A sending and the conversation it goes into. */
    record Entry(long conversationId, Sending sending) {}

    /** The messages in the order of the entries. */
    Mono<List<Message>> append(List<Entry> entries) {
        return database.sql(APPEND)
                .bind("conversations", column(entries, Entry::conversationId).toArray(Long[]::new))
                .bind(
                        "senders",
                        column(entries, entry -> entry.sending().direction().senderId())
                                .toArray(Long[]::new))
                .bind(
                        "contents",
                        column(entries, entry -> entry.sending().content()).toArray(String[]::new))
                .bind("clientIds", clientIds(entries))
                .map(row -> message(row, entries))
                .all()
                .collectList()
                .onErrorMap(DuplicateKeyException.class, AppendRepository::sentTwiceAtOnce);
    }

    private static <T> Stream<T> column(List<Entry> entries, Function<Entry, T> value) {
        return entries.stream().map(value);
    }

    @SuppressWarnings("NullAway") // an array with nulls, for those without a client id
    private static String[] clientIds(List<Entry> entries) {
        return entries.stream().map(entry -> entry.sending().clientId()).toArray(String[]::new);
    }

    /** Another node commits the same message of the same client at this moment; when asked again, it is found. */
    private static ConcurrencyFailureException sentTwiceAtOnce(DuplicateKeyException twice) {
        return new ConcurrencyFailureException("A message is sent on two nodes at once", twice);
    }

    private static Message message(Readable row, List<Entry> entries) {
        var entry = entries.get(Math.toIntExact(number(row, "place")) - 1);
        var direction = entry.sending().direction();
        return new Message(
                number(row, "id"),
                entry.conversationId(),
                number(row, "seq"),
                direction.senderId(),
                direction.recipientId(),
                Objects.requireNonNullElse(
                        row.get("content", String.class), entry.sending().content()),
                number(row, "sent_at"));
    }
}
