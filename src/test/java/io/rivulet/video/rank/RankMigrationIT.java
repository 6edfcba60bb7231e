package io.rivulet.video.rank;

import static org.assertj.core.api.Assertions.assertThat;

import io.rivulet.RunningServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A database that was filled before ranks stood apart has them all at its next start. */
@RunningServer
class RankMigrationIT {

    private static final String SCHEMA = "before_ranks";
    private static final String FILL = """
            INSERT INTO account (name, name_key, password_hash, created_at) VALUES ('ann', 'ann', '$argon2id$none', now());
            INSERT INTO video (author_id, title, token, container, size_bytes)
            SELECT account.id, 'reel', 'token' || i, 'MP4', 1 FROM account, generate_series(1, 2000) AS i;
            INSERT INTO video_count (video_id, favorite_count, comment_count, collect_count, view_count, version, born)
            SELECT id, id % 7, id % 5, id % 3, id % 1000, id, 1700000000000 + id FROM video;
            """;
    private static final String ORDERS = """
            SELECT (SELECT string_agg(video_id::text, ',' ORDER BY %1$s, video_id) FROM %4$s) || ' '
                || (SELECT string_agg(video_id::text, ',' ORDER BY %2$s, video_id) FROM %4$s) || ' '
                || (SELECT string_agg(video_id || '@' || %3$s, ',' ORDER BY %3$s, video_id) FROM %4$s)
            """;

    private Flyway newer;
    private Connection database;

    @BeforeEach
    void begin(@Autowired Flyway flyway) throws SQLException {
        newer = in(flyway).load();
        in(flyway).target("202611220510").load().migrate();
        database = flyway.getConfiguration().getDataSource().getConnection();
        run("SET search_path TO " + SCHEMA);
    }

    @AfterEach
    void clear() throws SQLException {
        run("DROP SCHEMA " + SCHEMA + " CASCADE");
        database.close();
    }

    @Test
    void everyOrderIsAsItWas() throws SQLException {
        run(FILL);
        var before = texts(ORDERS.formatted("favorite_count", "view_count", "heat", "video_count"));
        newer.migrate();
        assertThat(texts(ORDERS.formatted("favorites", "views", "heat", "video_rank")))
                .isEqualTo(before);
        assertThat(texts("SELECT count(*) FROM video_count c JOIN video_rank r USING (video_id, version)"
                        + " WHERE NOT stale AND comments = comment_count AND collects = collect_count"))
                .containsExactly("2000");
    }

    private static FluentConfiguration in(Flyway flyway) {
        return Flyway.configure()
                .dataSource(flyway.getConfiguration().getDataSource())
                .locations(flyway.getConfiguration().getLocations())
                .schemas(SCHEMA);
    }

    private void run(String sql) throws SQLException {
        try (var statement = database.createStatement()) {
            statement.execute(sql);
        }
    }

    private List<String> texts(String query) throws SQLException {
        var texts = new ArrayList<String>();
        try (var statement = database.createStatement();
                var rows = statement.executeQuery(query)) {
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
        }
        return texts;
    }
}
