package io.rivulet.openapi;

import io.rivulet.Outcomes;
import io.rivulet.platform.counts.CountCheck;
import io.rivulet.platform.counts.IdRange;
import java.util.List;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Somebody of whom there is more of everything than a part of a list may have: each time by and with somebody else. */
record LongLists(DatabaseClient database, long star, long film, long comment, long collection, long peer) {

    private static final String PEOPLE = """
            WITH made AS (
                INSERT INTO account (name, name_key, password_hash, created_at)
                SELECT name, name, '$argon2id$none', now()
                  FROM (SELECT substr(md5(random()::text || i), 1, 20) AS name FROM generate_series(1, 101) AS i)
                RETURNING id),
            counts AS (INSERT INTO account_count (account_id) SELECT id FROM made)
            INSERT INTO follow (follower_id, followed_id)
            SELECT :star, id FROM made UNION ALL SELECT id, :star FROM made
            """;
    private static final String VIDEOS = """
            WITH authors AS (
                SELECT :star AS author FROM generate_series(1, 101)
                 UNION ALL
                SELECT followed_id FROM follow WHERE follower_id = :star),
            drawn AS MATERIALIZED (
                SELECT nextval(pg_get_serial_sequence('video', 'id')) AS id, author FROM authors),
            made AS (
                INSERT INTO video (id, author_id, title, token, container, size_bytes, state, published_at)
                OVERRIDING SYSTEM VALUE
                SELECT id, author, 'reel', replace(gen_random_uuid()::text, '-', ''), 'MP4', 1, 'PUBLISHED',
                       200000000000 + id
                  FROM drawn
                RETURNING id)
            INSERT INTO video_count (video_id) SELECT id FROM made
            """;
    private static final String LIKES = """
            INSERT INTO favorite (account_id, video_id)
            SELECT :star, id FROM video JOIN follow ON followed_id = author_id WHERE follower_id = :star
            """;
    private static final String COMMENTS = """
            INSERT INTO comment (video_id, author_id, content, root_id, reply_to)
            SELECT :of, followed_id, 'hello', CAST(:root AS bigint), CAST(:root AS bigint)
              FROM follow
             WHERE follower_id = :star
            """;
    private static final String COLLECTIONS = """
            WITH made AS (
                INSERT INTO collection (account_id, name, visibility)
                SELECT :star, 'collection ' || i, 'PUBLIC' FROM generate_series(1, 101) AS i
                RETURNING id)
            INSERT INTO collected (collection_id, video_id)
            SELECT (SELECT min(id) FROM made), video_id FROM favorite WHERE account_id = :star
            """;
    private static final String CONVERSATIONS = """
            WITH opened AS (
                INSERT INTO conversation (low_id, high_id, last_seq, last_time)
                SELECT least(:star, followed_id), greatest(:star, followed_id), 101, 1700000000101
                  FROM follow
                 WHERE follower_id = :star
                RETURNING id)
            INSERT INTO message (conversation_id, seq, from_low, sent_at, content)
            SELECT id, i, true, 1700000000000 + i, 'hello' FROM opened, generate_series(1, 101) AS i
            """;
    private static final String AUDIT = """
            INSERT INTO audit_entry (actor_id, act, object_id, reason, before, after)
            SELECT :star, 'HIDE_VIDEO', i, 'a test', 'published', 'hidden' FROM generate_series(1, 101) AS i
            """;

    static LongLists of(long star, DatabaseClient database) throws Exception {
        var empty = new LongLists(database, star, 0, 0, 0, 0);
        for (var statement : List.of(PEOPLE, VIDEOS, LIKES, COLLECTIONS, CONVERSATIONS, AUDIT)) {
            run(empty.statement(statement));
        }
        long film = empty.first("id) FROM video WHERE author_id = :star");
        var say = empty.statement(COMMENTS).bind("of", film);
        run(say.bindNull("root", Long.class));
        long comment =
                empty.first("id) FROM comment WHERE video_id IN (SELECT min(id) FROM video WHERE author_id = :star)");
        run(say.bind("root", comment));
        return new LongLists(
                database,
                star,
                film,
                comment,
                empty.first("id) FROM collection WHERE account_id = :star"),
                empty.first("followed_id) FROM follow WHERE follower_id = :star"));
    }

    /** What was inserted past those who count. */
    void count(List<CountCheck> checks, TransactionalOperator transaction) throws Exception {
        for (var check : checks) {
            var repaired = check.lastId()
                    .flatMap(last -> check.driftIn(new IdRange(0, last)).collectList())
                    .flatMap(drifts -> drifts.isEmpty() ? Mono.<Void>empty() : check.repair(drifts))
                    .as(transaction::transactional);
            Outcomes.await(repaired.thenReturn(true));
        }
    }

    String path(Operation list) {
        var path = list.path();
        return path.replace("{id}", "" + id(path.split("/", -1)[3]));
    }

    private long id(String room) {
        return switch (room) {
            case "videos" -> film;
            case "comments" -> comment;
            case "collections" -> collection;
            case "conversations" -> peer;
            default -> star;
        };
    }

    private long first(String what) throws Exception {
        return Outcomes.await(
                statement("SELECT min(" + what).mapValue(Long.class).one());
    }

    private DatabaseClient.GenericExecuteSpec statement(String sql) {
        return database.sql(sql).bind("star", star);
    }

    private static void run(DatabaseClient.GenericExecuteSpec statement) throws Exception {
        Outcomes.await(statement.then().thenReturn(true));
    }
}
