package io.rivulet.load.feed;

import io.rivulet.load.data.Member;
import io.rivulet.load.data.People;
import io.rivulet.load.data.Sessions;
import io.rivulet.load.data.Sql;
import java.sql.Connection;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/**
 * What requests are made of.
 *
 * @param times when videos were published, the newest first
 * @param newest the videos of the newest page
 * @param authors theirs
 * @param hot the video with the most comments
 * @param people some who have a profile
 * @param viewers some who are signed in
 * @param writers others who are signed in
 */
record Catalogue(
        List<Long> times,
        List<Long> newest,
        List<Long> authors,
        long hot,
        List<Long> people,
        List<Member> viewers,
        List<Member> writers) {

    private static final int PAGE = 30;
    private static final int PEOPLE = 1_000;
    private static final int VIEWERS = 200;
    private static final int WRITERS = 2_000;

    static Catalogue of(Connection database) throws Exception {
        var sql = new Sql(database);
        var all = People.in(database);
        // others each time, so that their likes are new
        int first = 1 + ThreadLocalRandom.current().nextInt(Math.max(1, all.many() / WRITERS - 1));
        return new Catalogue(
                sql.numbers("SELECT published_at FROM video WHERE state = 'PUBLISHED' ORDER BY published_at DESC"),
                sql.numbers("SELECT id FROM video WHERE state = 'PUBLISHED' ORDER BY published_at DESC LIMIT " + PAGE),
                sql.numbers("SELECT author_id FROM video WHERE state = 'PUBLISHED' ORDER BY published_at DESC LIMIT "
                        + PAGE),
                sql.number("SELECT video_id FROM video_count ORDER BY comment_count DESC LIMIT 1"),
                List.of(all.some(PEOPLE)),
                Sessions.open(database, all.some(VIEWERS)),
                Sessions.open(database, all.some(WRITERS, first)));
    }
}
