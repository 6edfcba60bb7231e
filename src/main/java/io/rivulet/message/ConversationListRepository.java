package io.rivulet.message;

import static io.rivulet.message.Columns.flag;
import static io.rivulet.message.Columns.number;
import static io.rivulet.message.Columns.text;

import io.r2dbc.spi.Readable;
import io.rivulet.platform.data.RankedSlice;
import java.util.List;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** Conversations as either of the two lists them, in PostgreSQL. */
@Repository
class ConversationListRepository {

    /**
     * As many of those in which the account is the lower one as are asked for, and of the others, each from an index in its
     * order; what is most recent of both is joined with the last message of each, by its number, however long conversations
     * are: the order leaves no other index to choose.
     */
    static final String NEWEST_AFTER = """
            SELECT m.id, newest.id AS conversation_id, last_seq, low_id, high_id, from_low, content, last_time
              FROM ((SELECT id, low_id, high_id, last_seq, last_time
                       FROM conversation
                      WHERE low_id = :account AND last_seq > 0 AND (last_time, id) < (:time, :id)
                      ORDER BY last_time DESC, id DESC
                      LIMIT :limit)
                     UNION ALL
                    (SELECT id, low_id, high_id, last_seq, last_time
                       FROM conversation
                      WHERE high_id = :account AND last_seq > 0 AND (last_time, id) < (:time, :id)
                      ORDER BY last_time DESC, id DESC
                      LIMIT :limit)
                     ORDER BY last_time DESC, id DESC
                     LIMIT :limit) AS newest
             CROSS JOIN LATERAL (SELECT id, from_low, content
                                   FROM message
                                  WHERE conversation_id = newest.id AND seq <= last_seq
                                  ORDER BY seq DESC
                                  LIMIT 1) AS m
             ORDER BY last_time DESC, newest.id DESC
            """;

    private final DatabaseClient database;

    ConversationListRepository(DatabaseClient database) {
        this.database = database;
    }

    /** The newest message of each, the newest first. */
    Mono<List<Message>> newestAfter(RankedSlice slice, long accountId) {
        return database.sql(NEWEST_AFTER)
                .bind("account", accountId)
                .bind("time", slice.after().value())
                .bind("id", slice.after().id())
                .bind("limit", slice.limit())
                .map(ConversationListRepository::toMessage)
                .all()
                .collectList();
    }

    private static Message toMessage(Readable row) {
        boolean fromLow = flag(row, "from_low");
        return new Message(
                number(row, "id"),
                number(row, "conversation_id"),
                number(row, "last_seq"),
                number(row, fromLow ? "low_id" : "high_id"),
                number(row, fromLow ? "high_id" : "low_id"),
                text(row, "content"),
                number(row, "last_time"));
    }
}
