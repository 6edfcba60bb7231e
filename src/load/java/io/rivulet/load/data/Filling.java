package io.rivulet.load.data;

import java.io.PrintStream;
import java.sql.Connection;
import java.sql.SQLException;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;

/** The steps in which a data set comes into the database, within one transaction. */
final class Filling {

    private final Connection database;
    private final Sizes sizes;
    private final PrintStream out;
    private final Sql sql;

    Filling(Connection database, Sizes sizes, PrintStream out) {
        this.database = database;
        this.sizes = sizes;
        this.out = out;
        this.sql = new Sql(database);
    }

    People run() throws SQLException {
        plan();
        var aside = SetAside.of(database, "video", "video_count", "video_rank", "favorite", "follow", "comment");
        insertPeople();
        rank();
        step("videos", Statements.VIDEOS);
        step("references to files", Statements.REFERENCES);
        shares("liked", sizes.videos(), sizes.likes(), sizes.users(), "likes", Statements.LIKES);
        shares("commented", sizes.videos(), sizes.comments(), sizes.comments(), "comments", Statements.COMMENTS);
        shares("followed", sizes.users(), sizes.follows(), sizes.users() - 1, "follows", Statements.FOLLOWS);
        step("counts of videos", Statements.VIDEO_COUNTS);
        step("ranks of videos", Statements.VIDEO_RANKS);
        step("counts of people", Statements.PEOPLE_COUNTS);
        aside.bringBack(new Progress(out, "indexes"));
        return people();
    }

    /** What all statements need to know: the first ids, and how many. */
    private void plan() throws SQLException {
        sql.run(Statements.OBJECTS);
        if (sql.number("SELECT count(*) FROM fill_object") == 0) {
            throw new IllegalStateException("There is no published video yet whose file the new ones could show:"
                    + " start the server once with --rivulet.demo=true, or publish one");
        }
        sql.run(Statements.PLAN);
        sql.run(Statements.PLAN_ROW, sizes.users(), sizes.videos(), sizes.users(), sizes.videos());
    }

    private void step(String what, String statement) throws SQLException {
        var progress = new Progress(out, what);
        sql.run(statement);
        progress.reached(1, 1);
    }

    private void insertPeople() throws SQLException {
        var progress = new Progress(out, "people");
        // of the cost that the server asks for by default
        var hash = new Argon2PasswordEncoder(16, 32, 1, 19456, 2).encode(DataSet.PASSWORD);
        try (var insert = database.prepareStatement(Statements.PEOPLE)) {
            insert.setString(1, hash);
            insert.execute();
        }
        progress.reached(1, 1);
    }

    /** Whose the videos are. */
    private void rank() throws SQLException {
        var works = new Shares("worked", Zipf.shares(sizes.users(), sizes.videos(), Math.max(2, sizes.videos() / 20)));
        works.store(database);
        sql.run(Statements.AUTHORS);
    }

    private void shares(String table, int things, int total, int atMost, String what, String statement)
            throws SQLException {
        var shares = new Shares(table, Zipf.shares(things, total, atMost));
        shares.store(database);
        shares.spread(database, statement, new Progress(out, what));
    }

    private People people() throws SQLException {
        return new People(
                sql.number("SELECT first_user FROM fill_plan"),
                sql.number("SELECT first_number FROM fill_plan"),
                sizes.users());
    }
}
