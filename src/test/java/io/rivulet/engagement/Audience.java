package io.rivulet.engagement;

import static io.rivulet.Outcomes.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.rivulet.account.AccountCounts;
import io.rivulet.account.Accounts;
import io.rivulet.account.Strangers;
import io.rivulet.platform.data.Slice;
import io.rivulet.video.VideoCounts;
import io.rivulet.video.Videos;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.springframework.r2dbc.core.DatabaseClient;

/** Accounts without passwords, videos without files, both there at once, and what is counted of them. */
public record Audience(Accounts accounts, Videos videos, DatabaseClient database) {

    public static final Slice ALL = Slice.newest(1000);

    /** Published long ago, so that they stay off the newest page that other tests look at. */
    private static final String PUBLISH = """
            WITH drawn AS MATERIALIZED (
                SELECT nextval(pg_get_serial_sequence('video', 'id')) AS id FROM generate_series(1, :many)),
            made AS (
                INSERT INTO video (id, author_id, title, token, container, size_bytes, state, published_at)
                OVERRIDING SYSTEM VALUE
                SELECT id, :author, 'reel', replace(gen_random_uuid()::text, '-', ''), 'MP4', 1, 'PUBLISHED',
                       200000000000 + id
                  FROM drawn
                RETURNING id),
            counted AS (INSERT INTO video_count (video_id, stale) SELECT id, false FROM made),
            ranked AS (INSERT INTO video_rank (video_id) SELECT id FROM made),
            works AS (UPDATE account_count SET works = works + :many WHERE account_id = :author)
            SELECT id FROM made ORDER BY id
            """;

    private static final String UNFINISHED = """
            WITH made AS (
                INSERT INTO video (author_id, title, token, container, size_bytes)
                VALUES (:author, 'rushes', replace(gen_random_uuid()::text, '-', ''), 'MP4', 1)
                RETURNING id)
            INSERT INTO video_count (video_id) SELECT id FROM made RETURNING video_id
            """;

    private static final String WRONG_VIDEOS = """
            SELECT video_id
              FROM video_count c
             WHERE video_id = ANY(:ids)
               AND ((favorite_count, comment_count, collect_count, view_count) <> (
                   (SELECT count(*) FROM favorite f WHERE f.video_id = c.video_id),
                   (SELECT count(*) FROM comment o WHERE o.video_id = c.video_id AND hidden_reason IS NULL),
                   (SELECT count(*) FROM collected e WHERE e.video_id = c.video_id),
                   (SELECT count(*) FROM video_view w WHERE w.video_id = c.video_id))
                   OR EXISTS (
                       SELECT FROM comment o
                        WHERE o.video_id = c.video_id
                          AND (reply_count, like_count) <> (
                              (SELECT count(*) FROM comment r WHERE r.root_id = o.id AND r.hidden_reason IS NULL),
                              (SELECT count(*) FROM comment_like l WHERE l.comment_id = o.id))))
            """;

    private static final String OTHER_RANKS = """
            SELECT video_id
              FROM video_count
              LEFT JOIN video_rank r USING (video_id)
             WHERE video_id = ANY(:ids)
               AND (favorites, comments, collects, views)
                   IS DISTINCT FROM (favorite_count, comment_count, collect_count, view_count)
            """;

    private static final String WRONG_ACCOUNTS = """
            SELECT account_id
              FROM account_count c
             WHERE account_id = ANY(:ids)
               AND (favorites, favorited) <> (
                   (SELECT count(*) FROM favorite f WHERE f.account_id = c.account_id),
                   (SELECT count(*) FROM favorite f JOIN video v ON v.id = f.video_id WHERE v.author_id = c.account_id))
            """;

    public List<Long> people(int many) throws Exception {
        return Strangers.create(database, many);
    }

    public long person() throws Exception {
        return people(1).getFirst();
    }

    public List<Long> published(long author, int many) throws Exception {
        return await(database.sql(PUBLISH)
                .bind("author", author)
                .bind("many", many)
                .mapValue(Long.class)
                .all()
                .collectList());
    }

    public long published(long author) throws Exception {
        return published(author, 1).getFirst();
    }

    public long unfinished(long author) throws Exception {
        return await(database.sql(UNFINISHED)
                .bind("author", author)
                .mapValue(Long.class)
                .one());
    }

    /** Takes a video out of everybody's sight but its author's. */
    public void withdraw(long video) throws Exception {
        execute("UPDATE video SET state = 'FAILED', failure = 'a test', published_at = NULL WHERE id = " + video);
        execute("UPDATE account_count SET works = works - 1"
                + " WHERE account_id = (SELECT author_id FROM video WHERE id = " + video + ")");
    }

    public AccountCounts account(long id) throws Exception {
        return await(accounts.require(id)).counts();
    }

    public VideoCounts video(long id) throws Exception {
        return Objects.requireNonNull(await(videos.byIds(List.of(id))).get(id)).counts();
    }

    public long rows(String tableAndCondition) throws Exception {
        return await(database.sql("SELECT count(*) FROM " + tableAndCondition)
                .mapValue(Long.class)
                .one());
    }

    public void execute(String statement) throws Exception {
        await(database.sql(statement).then());
    }

    public void assertCountsAreRows(Collection<Long> people, Collection<Long> films) throws Exception {
        assertThat(ids(WRONG_ACCOUNTS, people)).as("accounts with wrong counts").isEmpty();
        assertThat(ids(WRONG_VIDEOS, films)).as("videos with wrong counts").isEmpty();
    }

    /** Which lists follow within a moment. */
    public boolean ranksAreCounts(Collection<Long> films) throws Exception {
        return ids(OTHER_RANKS, films).isEmpty();
    }

    private List<Long> ids(String statement, Collection<Long> among) throws Exception {
        return await(database.sql(statement)
                .bind("ids", among.toArray(Long[]::new))
                .mapValue(Long.class)
                .all()
                .collectList());
    }
}
