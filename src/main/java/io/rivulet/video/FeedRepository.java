package io.rivulet.video;

import io.r2dbc.spi.Readable;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToLongFunction;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The order of the feed, in PostgreSQL: many entries in one row, which costs a tenth of as many rows. */
@Repository
class FeedRepository {

    private static final String NEWEST_BEFORE = """
            SELECT array_agg(published_at ORDER BY published_at) AS times, array_agg(id ORDER BY published_at) AS ids
              FROM (SELECT id, published_at
                      FROM video
                     WHERE published_at < :before AND published_at >= :from
                     ORDER BY published_at DESC
                     LIMIT :limit) AS newest
            """;
    private static final String DIFFERING = """
            SELECT span.place
              FROM unnest(:froms, :tos, :counts, :sums) WITH ORDINALITY AS span (first, beyond, count, sum, place)
             CROSS JOIN LATERAL (
                   SELECT count(*) AS count, coalesce(sum(id), 0) AS sum
                     FROM video
                    WHERE published_at >= span.first AND published_at < span.beyond) AS found
             WHERE (found.count, found.sum) <> (span.count, span.sum)
             ORDER BY span.place
            """;

    private final DatabaseClient database;

    FeedRepository(DatabaseClient database) {
        this.database = database;
    }

    Mono<PublishedVideos> newestWithin(long from, long before, int limit) {
        return database.sql(NEWEST_BEFORE)
                .bind("from", from)
                .bind("before", before)
                .bind("limit", limit)
                .map(row -> new PublishedVideos(numbers(row, "times"), numbers(row, "ids")))
                .one();
    }

    /** The places, from 0 on, of those spans in which something else is published. */
    Flux<Integer> differing(List<FeedSpan> believed) {
        return database.sql(DIFFERING)
                .bind("froms", column(believed, FeedSpan::from))
                .bind("tos", column(believed, FeedSpan::to))
                .bind("counts", column(believed, FeedSpan::count))
                .bind("sums", column(believed, FeedSpan::sumOfIds))
                .mapValue(Long.class)
                .all()
                .map(place -> Math.toIntExact(place - 1));
    }

    private static Long[] column(List<FeedSpan> spans, ToLongFunction<FeedSpan> value) {
        return spans.stream().mapToLong(value).boxed().toArray(Long[]::new);
    }

    /** No rows make no array. */
    private static long[] numbers(Readable row, String column) {
        var numbers = row.get(column, Long[].class);
        return numbers == null
                ? new long[0]
                : Arrays.stream(numbers).mapToLong(Long::longValue).toArray();
    }
}
