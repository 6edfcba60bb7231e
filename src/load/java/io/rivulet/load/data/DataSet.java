package io.rivulet.load.data;

import java.io.PrintStream;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * People, videos and what people did with them, as much as a busy server has after a year: a few are popular, most are
 * not. It is there as a whole or not at all, and counts are what the rows say.
 */
public final class DataSet {

    /** Everybody's, since a hash for each would take an hour. */
    public static final String PASSWORD = "rivulet-load";

    private static final int ALREADY_IN_USE = 100;
    private static final String TABLES =
            "account, account_count, video, video_count, video_rank, publish_clock, stored_object, favorite, comment, follow";

    private final Connection database;
    private final Sizes sizes;
    private final PrintStream out;

    public DataSet(Connection database, Sizes sizes, PrintStream out) {
        this.database = database;
        this.sizes = sizes;
        this.out = out;
    }

    /** Fails where there is a catalogue already, since nobody wants these people among real ones. */
    public People fillUnlessInUse() throws SQLException {
        long videos = new Sql(database).number("SELECT count(*) FROM video");
        if (videos > ALREADY_IN_USE) {
            throw new IllegalStateException(
                    "The database has " + videos + " videos already; -Ddata.force=true adds to them");
        }
        return fill();
    }

    /** Others wait until it is done: the tables are locked. */
    public People fill() throws SQLException {
        database.setAutoCommit(false);
        try {
            var sql = new Sql(database);
            sql.run(
                    "SET LOCAL lock_timeout = '30s'; SET LOCAL maintenance_work_mem = '256MB'; SET LOCAL work_mem = '64MB'");
            sql.run("LOCK TABLE " + TABLES + " IN ACCESS EXCLUSIVE MODE");
            var people = new Filling(database, sizes, out).run();
            database.commit();
            database.setAutoCommit(true);
            sql.run("VACUUM (ANALYZE) " + TABLES);
            return people;
        } finally {
            rollBackIfFailed();
        }
    }

    private void rollBackIfFailed() throws SQLException {
        if (!database.getAutoCommit()) {
            database.rollback();
            database.setAutoCommit(true);
        }
    }
}
