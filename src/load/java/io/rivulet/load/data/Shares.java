package io.rivulet.load.data;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;

/** How many rows each place of a ranking gets, as a temporary table from which a statement makes them. */
final class Shares {

    private static final int STEPS = 20;

    private final String table;
    private final int[] many;

    Shares(String table, int[] many) {
        this.table = table;
        this.many = many;
    }

    void store(Connection database) throws SQLException {
        try (var create = database.prepareStatement("CREATE TEMP TABLE " + table + """
                 ON COMMIT DROP AS
                SELECT place - 1 AS place, many::bigint FROM unnest(?::int[]) WITH ORDINALITY AS shares (many, place)
                """)) {
            create.setArray(
                    1,
                    database.createArrayOf("int4", Arrays.stream(many).boxed().toArray()));
            create.execute();
        }
        new Sql(database).run("ANALYZE " + table);
    }

    /** Runs a statement over all places, from one to another at a time, with about as many rows in each part. */
    void spread(Connection database, String statement, Progress progress) throws SQLException {
        var sql = new Sql(database);
        long all = Arrays.stream(many).asLongStream().sum();
        long done = 0;
        int from = 0;
        for (int step = 1; step <= STEPS; step++) {
            int to = from;
            while (to < many.length && done < all * step / STEPS) {
                done += many[to++];
            }
            to = step == STEPS ? many.length : to;
            sql.run(statement, from, to);
            progress.reached(done, all);
            from = to;
        }
    }
}
