package io.rivulet.load.data;

import com.nimbusds.jose.JOSEException;
import java.sql.Connection;
import java.sql.SQLException;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.List;

/**
 * Many people who are signed in, and videos for them: put into the database at once, since thousands of registrations
 * would take minutes of password hashing.
 */
public record Crowd(List<Member> members) {

    private static final String ACCOUNTS = """
            WITH numbered AS (
                SELECT nextval(pg_get_serial_sequence('account', 'id')) AS id FROM generate_series(1, ?)),
            created AS (
                INSERT INTO account (id, name, name_key, password_hash, created_at)
                OVERRIDING SYSTEM VALUE
                SELECT id, 'member' || id, 'member' || id, '$argon2id$none', now() FROM numbered),
            counted AS (INSERT INTO account_count (account_id) SELECT id FROM numbered)
            SELECT array_agg(id) FROM numbered
            """;
    private static final String VIDEOS = """
            WITH numbered AS (
                SELECT nextval(pg_get_serial_sequence('video', 'id')) AS id, place FROM generate_series(1, ?) AS place),
            tick AS (
                UPDATE publish_clock
                   SET last = greatest(last, (extract(epoch FROM now()) * 1000)::bigint) + ?
                RETURNING last),
            created AS (
                INSERT INTO video (id, author_id, title, token, container, size_bytes, state, published_at)
                OVERRIDING SYSTEM VALUE
                SELECT id, (?::bigint[])[1 + place % array_length(?::bigint[], 1)], 'Video ' || id,
                       replace(gen_random_uuid()::text, '-', ''), 'MP4', 1, 'PUBLISHED', last - place
                  FROM numbered, tick
                RETURNING author_id, token),
            stored AS (INSERT INTO stored_object (token, account_id, size, refs) SELECT token, author_id, 1, 1 FROM created),
            works AS (
                UPDATE account_count c
                   SET works = works + published
                  FROM (SELECT author_id, count(*) AS published FROM created GROUP BY author_id) AS authors
                 WHERE c.account_id = authors.author_id),
            counted AS (INSERT INTO video_count (video_id, stale) SELECT id, false FROM numbered)
            INSERT INTO video_rank (video_id) SELECT id FROM numbered RETURNING video_id
            """;

    public static Crowd create(Connection database, int many) throws SQLException, ParseException, JOSEException {
        try (var insert = database.prepareStatement(ACCOUNTS)) {
            insert.setInt(1, many);
            var rows = insert.executeQuery();
            rows.next();
            return new Crowd(Sessions.open(database, (Long[]) rows.getArray(1).getArray()));
        }
    }

    /** Videos of the first members, all of them in the feed. */
    public List<Long> publish(Connection database, int many) throws SQLException {
        var authors = members.stream().limit(100).map(Member::id).toArray(Long[]::new);
        var ids = new ArrayList<Long>();
        try (var insert = database.prepareStatement(VIDEOS)) {
            insert.setInt(1, many);
            insert.setInt(2, many);
            insert.setArray(3, database.createArrayOf("bigint", authors));
            insert.setArray(4, database.createArrayOf("bigint", authors));
            var rows = insert.executeQuery();
            while (rows.next()) {
                ids.add(rows.getLong(1));
            }
        }
        return ids;
    }

    public Member member(int index) {
        return members.get(Math.floorMod(index, members.size()));
    }
}
