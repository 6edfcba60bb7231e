package io.rivulet.load.data;

/**
 * What fills the tables. The places of a ranking are spread over ids by multiplication with a prime, modulo how many there are:
 * every id has one place, and popular ones lie anywhere. In the same way the people who like one video are never the same twice.
 */
final class Statements {

    /** The files that all videos show. */
    static final String OBJECTS = """
            CREATE TEMP TABLE fill_object ON COMMIT DROP AS
            SELECT row_number() OVER () - 1 AS number, newest.*
              FROM (SELECT DISTINCT ON (token) token, container, size_bytes, duration_ms, width, height, frame_rate,
                           video_codec, audio_codec
                      FROM video
                     WHERE published_at IS NOT NULL
                     ORDER BY token
                     LIMIT 8) AS newest
            """;

    static final String PLAN = """
            CREATE TEMP TABLE fill_plan (
                first_user bigint, users bigint, first_video bigint, videos bigint, first_number bigint, newest bigint,
                objects bigint)
            ON COMMIT DROP
            """;

    /** The new videos are older than those there are: a publish time may not lie in the future. */
    static final String PLAN_ROW = """
            INSERT INTO fill_plan
            SELECT first_user, ?, first_video, ?, first_number, newest, (SELECT count(*) FROM fill_object)
              FROM (SELECT nextval(pg_get_serial_sequence('account', 'id')) AS first_user,
                           nextval(pg_get_serial_sequence('video', 'id')) AS first_video,
                           (SELECT 1 + coalesce(max(substr(name_key, 5)::bigint), 0)
                              FROM account WHERE name_key ~ '^load[0-9]{1,9}$') AS first_number,
                           (SELECT min(published_at) FROM video) AS newest) AS firsts,
                   LATERAL (SELECT setval(pg_get_serial_sequence('account', 'id'), first_user + ?),
                                   setval(pg_get_serial_sequence('video', 'id'), first_video + ?)) AS reserved
            """;

    static final String PEOPLE = """
            INSERT INTO account (id, name, name_key, password_hash, created_at)
            OVERRIDING SYSTEM VALUE
            SELECT first_user + n, 'load' || first_number + n, 'load' || first_number + n, ?, now() - interval '400 days'
              FROM fill_plan, generate_series(0, users - 1) AS n
            """;

    /** A place of the ranking of authors for each video. */
    static final String AUTHORS = """
            CREATE TEMP TABLE fill_author ON COMMIT DROP AS
            SELECT place, row_number() OVER () - 1 AS number
              FROM worked, generate_series(1, many)
            """;

    /** One every half a minute, give or take. */
    static final String VIDEOS = """
            INSERT INTO video (id, author_id, title, token, container, size_bytes, duration_ms, width, height, frame_rate,
                               video_codec, audio_codec, state, created_at, published_at)
            OVERRIDING SYSTEM VALUE
            SELECT first_video + n, first_user + place * 67867967 % users,
                   (ARRAY['Evening at the harbour', 'How to fold a paper crane', 'Rain on a tin roof', 'Three minute noodles',
                          'The cat and the keyboard', 'First snow of the year', 'Learning to juggle', 'Night train'])[1 + n % 8]
                   || ', part ' || n,
                   token, container, size_bytes, duration_ms, width, height, frame_rate, video_codec, audio_codec,
                   'PUBLISHED', to_timestamp(time / 1000), time
              FROM fill_author, fill_plan,
                   LATERAL (SELECT number * 49979687 % videos AS n) AS spread,
                   LATERAL (SELECT newest - 30000 * (videos - n) + n * 7919 % 20000 AS time) AS timed
              JOIN fill_object ON true
             WHERE fill_object.number = n % objects
             ORDER BY n
            """;

    /** The new videos refer to files that there are. */
    static final String REFERENCES = """
            UPDATE stored_object s
               SET refs = refs + many
              FROM (SELECT token, count(*) AS many FROM video, fill_plan WHERE id >= first_video GROUP BY token) AS shown
             WHERE s.token = shown.token
            """;

    /** From one place to before another. */
    static final String LIKES = """
            INSERT INTO favorite (account_id, video_id)
            SELECT first_user + (place * 104729 + i * (ARRAY[15485863, 86028121, 104395301, 122949823])[1 + place % 4]) % users,
                   first_video + place * 32452843 % videos
              FROM liked, fill_plan, generate_series(1, many) AS i
             WHERE place >= ? AND place < ?
            """;

    static final String COMMENTS = """
            INSERT INTO comment (video_id, author_id, content)
            SELECT first_video + place * 32452843 % videos,
                   first_user + (place * 104729 + i * 141650939) % users,
                   (ARRAY['What a view', 'Where is this?', 'I watched it five times', 'Tell us how you did that', 'So calm',
                          'First!', 'My grandmother says hello', 'More of these, please'])[1 + (place + i) % 8]
              FROM commented, fill_plan, generate_series(1, many) AS i
             WHERE place >= ? AND place < ?
            """;

    /** Nobody follows themselves: the first step away from the followed one is at least one. */
    static final String FOLLOWS = """
            INSERT INTO follow (follower_id, followed_id)
            SELECT first_user + (who + 1 + (place * 104729 + i * 160481183) % (users - 1)) % users, first_user + who
              FROM followed, fill_plan,
                   LATERAL (SELECT place * 67867967 % users AS who) AS spread,
                   generate_series(1, many) AS i
             WHERE place >= ? AND place < ?
            """;

    static final String VIDEO_COUNTS = """
            INSERT INTO video_count (video_id, favorite_count, comment_count, stale)
            SELECT first_video + place * 32452843 % videos, liked.many, commented.many, false
              FROM liked JOIN commented USING (place), fill_plan
            """;

    static final String VIDEO_RANKS = """
            INSERT INTO video_rank (video_id, favorites, comments, born)
            SELECT video_id, favorite_count, comment_count, published_at
              FROM video_count JOIN video ON id = video_id, fill_plan
             WHERE video_id >= first_video
            """;

    static final String PEOPLE_COUNTS = """
            INSERT INTO account_count (account_id, follows, followers, favorited, works, favorites)
            SELECT first_user + n, coalesce(follows, 0), coalesce(followers, 0), coalesce(favorited, 0), coalesce(works, 0),
                   coalesce(favorites, 0)
              FROM fill_plan
             CROSS JOIN generate_series(0, users - 1) AS n
              LEFT JOIN (SELECT follower_id AS id, count(*) AS follows FROM follow GROUP BY 1) AS f ON f.id = first_user + n
              LEFT JOIN (SELECT followed_id AS id, count(*) AS followers FROM follow GROUP BY 1) AS g ON g.id = first_user + n
              LEFT JOIN (SELECT account_id AS id, count(*) AS favorites FROM favorite GROUP BY 1) AS l ON l.id = first_user + n
              LEFT JOIN (SELECT author_id AS id, count(*) AS works, sum(favorite_count) AS favorited
                           FROM video JOIN video_count ON video_id = id GROUP BY 1) AS w ON w.id = first_user + n
            """;

    private Statements() {}
}
