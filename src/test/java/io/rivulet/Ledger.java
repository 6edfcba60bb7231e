package io.rivulet;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Set;

/** What the tables themselves say, past the server. */
public record Ledger(Connection database) {

    private static final String DRIFT = """
            SELECT (SELECT count(*)
                      FROM video_count c
                     WHERE c.favorite_count <> (SELECT count(*) FROM favorite f WHERE f.video_id = c.video_id)
                        OR c.comment_count <> (SELECT count(*) FROM comment m WHERE m.video_id = c.video_id AND m.hidden_reason IS NULL)
                        OR c.collect_count <> (SELECT count(*) FROM collected m WHERE m.video_id = c.video_id)
                        OR c.view_count <> (SELECT count(*) FROM video_view w WHERE w.video_id = c.video_id))
                 + (SELECT count(*)
                      FROM comment c
                     WHERE c.reply_count <> (SELECT count(*) FROM comment r WHERE r.root_id = c.id)
                        OR c.like_count <> (SELECT count(*) FROM comment_like l WHERE l.comment_id = c.id))
                 + (SELECT count(*)
                      FROM account_count c
                     WHERE c.favorites <> (SELECT count(*) FROM favorite f WHERE f.account_id = c.account_id)
                        OR c.follows <> (SELECT count(*) FROM follow f WHERE f.follower_id = c.account_id)
                        OR c.followers <> (SELECT count(*) FROM follow f WHERE f.followed_id = c.account_id)
                        OR c.works <> (SELECT count(*)
                                         FROM video v
                                        WHERE v.author_id = c.account_id AND v.published_at IS NOT NULL)
                        OR c.favorited <> (SELECT count(*)
                                             FROM favorite f JOIN video v ON v.id = f.video_id
                                            WHERE v.author_id = c.account_id))
            """;
    private static final String RANKS = """
            SELECT count(*)
              FROM video_count
              LEFT JOIN video_rank USING (video_id)
             WHERE (favorites, comments, collects, views)
                   IS DISTINCT FROM (favorite_count, comment_count, collect_count, view_count)
            """;
    private static final String GAPS = """
            SELECT count(*)
              FROM conversation c
             WHERE (SELECT (count(*), coalesce(max(m.seq), 0)) FROM message m WHERE m.conversation_id = c.id)
                   IS DISTINCT FROM (c.last_seq, c.last_seq)
            """;

    public long countsThatDifferFromTheirRows() throws SQLException {
        return number(DRIFT);
    }

    /** None, once lists have followed. */
    public long videosRankedOtherwiseThanCounted() throws SQLException {
        return number(RANKS);
    }

    public long conversationsWithGaps() throws SQLException {
        return number(GAPS);
    }

    /** In a comment or in a message. */
    public long timesSaid(String text) throws SQLException {
        try (var statement = database.prepareStatement("""
                SELECT (SELECT count(*) FROM comment WHERE content = ?) + (SELECT count(*) FROM message WHERE content = ?)
                """)) {
            statement.setString(1, text);
            statement.setString(2, text);
            var rows = statement.executeQuery();
            rows.next();
            return rows.getLong(1);
        }
    }

    public Set<Long> ids(String query) throws SQLException {
        var ids = new HashSet<Long>();
        try (var statement = database.createStatement();
                var rows = statement.executeQuery(query)) {
            while (rows.next()) {
                ids.add(rows.getLong(1));
            }
        }
        return ids;
    }

    private long number(String query) throws SQLException {
        try (var statement = database.createStatement();
                var rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
