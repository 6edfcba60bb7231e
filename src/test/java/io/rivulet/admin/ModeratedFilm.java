package io.rivulet.admin;

import static io.rivulet.Outcomes.await;

import io.rivulet.Clips;
import io.rivulet.Clips.Clip;
import io.rivulet.RunningServer;
import io.rivulet.account.role.Role;
import io.rivulet.douyin.DouyinClient;
import io.rivulet.douyin.DouyinClient.Person;
import io.rivulet.douyin.Engagements;
import io.rivulet.douyin.Reply;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.r2dbc.core.DatabaseClient;
import tools.jackson.databind.JsonNode;

/** A film, its author, a fan of it, and a moderator. */
@RunningServer
abstract class ModeratedFilm {

    @Autowired
    DatabaseClient database;

    AdminClient api;

    DouyinClient client;

    Engagements engagements;

    Person moderator;

    Person author;

    Person fan;

    long film;

    @BeforeEach
    void publish(@LocalServerPort int port, @Autowired ApplicationContext server, @Autowired Environment environment)
            throws Exception {
        api = new AdminClient(port);
        client = new DouyinClient(port);
        engagements = new Engagements(client);
        moderator = Staff.of(server, client).join(Role.MODERATOR);
        author = client.register();
        fan = client.register();
        client.publish(author, Clips.of(environment).bytes(Clip.H264), "tides").assertSuccess();
        film = client.publishedBy(author, "").videos().path(0).path("id").asLong();
    }

    JsonNode person(Person who) throws Exception {
        return client.get("/douyin/user/?user_id=" + who.id())
                .assertSuccess()
                .json()
                .path("user");
    }

    long commentCount(String token) throws Exception {
        return engagements.seen(author, film, token).path("comment_count").asLong();
    }

    boolean isIn(Reply list) {
        return list.videos().valueStream().anyMatch(video -> video.path("id").asLong() == film);
    }

    long changes(String act, long object) throws Exception {
        return await(database.sql("SELECT count(*) FROM audit_entry WHERE act = :act AND object_id = :object")
                .bind("act", act)
                .bind("object", object)
                .mapValue(Long.class)
                .one());
    }
}
