package io.rivulet.engagement.comment;

import io.rivulet.RunningServer;
import io.rivulet.account.Accounts;
import io.rivulet.engagement.Audience;
import io.rivulet.video.Videos;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;

/** A film, its author, and two people who have something to say. */
@RunningServer
abstract class CommentedFilm {

    @Autowired
    Comments comments;

    Audience audience;

    long ann;

    long bob;

    long author;

    long film;

    @BeforeEach
    void gather(@Autowired Accounts accounts, @Autowired Videos videos, @Autowired DatabaseClient database)
            throws Exception {
        audience = new Audience(accounts, videos, database);
        var three = audience.people(3);
        ann = three.get(0);
        bob = three.get(1);
        author = three.get(2);
        film = audience.published(author);
    }
}
