package io.rivulet.card;

import io.r2dbc.spi.Readable;
import io.rivulet.engagement.like.Likes;
import io.rivulet.platform.redis.MarkSnapshot;
import io.rivulet.platform.redis.MarkSource;
import io.rivulet.relation.Follows;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** What viewers like and whom they follow, read from what the packages above publish of it in PostgreSQL. */
@Repository
class OverlayRepository implements MarkSource {

    private static final String HELD = """
            SELECT 'liked' AS what, video_id AS id
              FROM liked_video
             WHERE account_id = :viewer AND video_id = ANY(:videos)
            UNION ALL
            SELECT 'followed', followed_id
              FROM followed_account
             WHERE account_id = :viewer AND followed_id = ANY(:accounts)
            """;
    private static final String SNAPSHOT = HELD + """
            UNION ALL
            (SELECT 'newest liked', video_id
               FROM liked_video
              WHERE account_id = :viewer
              ORDER BY seq DESC
              LIMIT :limit)
            UNION ALL
            (SELECT 'newest followed', followed_id
               FROM followed_account
              WHERE account_id = :viewer
              ORDER BY seq DESC
              LIMIT :limit)
            UNION ALL
            SELECT 'version', account_version
              FROM account_profile
             WHERE account_id = :viewer
            """;

    private final DatabaseClient database;
    private final CardProperties properties;

    OverlayRepository(DatabaseClient database, CardProperties properties) {
        this.database = database;
        this.properties = properties;
    }

    @Override
    public Mono<MarkSnapshot> snapshot(long viewerId, Collection<String> asked) {
        return bind(SNAPSHOT, viewerId, asked)
                .bind("limit", properties.marksMax())
                .map(OverlayRepository::toFact)
                .all()
                .collectList()
                .map(facts -> OverlayFact.toSnapshot(facts, properties.marksMax()));
    }

    @Override
    public Mono<Set<String>> held(long viewerId, Collection<String> asked) {
        return bind(HELD, viewerId, asked)
                .map(OverlayRepository::toFact)
                .all()
                .map(OverlayFact::mark)
                .collect(Collectors.toSet());
    }

    private GenericExecuteSpec bind(String statement, long viewerId, Collection<String> asked) {
        return database.sql(statement)
                .bind("viewer", viewerId)
                .bind("videos", Likes.videosAmong(asked))
                .bind("accounts", Follows.accountsAmong(asked));
    }

    @SuppressWarnings("NullAway") // neither is null
    private static OverlayFact toFact(Readable row) {
        return new OverlayFact(row.get("what", String.class), row.get("id", Long.class));
    }
}
