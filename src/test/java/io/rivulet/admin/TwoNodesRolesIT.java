package io.rivulet.admin;

import static io.rivulet.Signals.running;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rivulet.Clips;
import io.rivulet.Clips.Clip;
import io.rivulet.RunningServer;
import io.rivulet.SecondNode;
import io.rivulet.account.role.Role;
import io.rivulet.douyin.DouyinClient;
import io.rivulet.douyin.DouyinClient.Person;
import io.rivulet.douyin.Engagements;
import io.rivulet.platform.events.Hearing;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;

/** What is done on one node holds on the other, which knew better until then, also when Redis was away for a moment. */
@RunningServer
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TwoNodesRolesIT {

    private static final Path DATA = Path.of("target", "data", "shared");

    @Autowired
    private ConfigurableEnvironment environment;

    @Autowired
    private Hearing hearing;

    private ConfigurableApplicationContext other;
    private AdminClient here;
    private AdminClient there;
    private DouyinClient client;
    private Staff staff;
    private Person admin;
    private Person bob;

    @BeforeAll
    void startTheOther(@LocalServerPort int port, @Autowired ConfigurableApplicationContext server) {
        other = SecondNode.beside(environment, "roles", "--rivulet.roles.publish=CREATOR");
        here = new AdminClient(port);
        there = new AdminClient(SecondNode.port(other));
        client = new DouyinClient(port);
        staff = Staff.of(server, client);
    }

    @AfterAll
    void stopTheOther() {
        other.close();
    }

    @BeforeEach
    void register() throws Exception {
        awaitHearing();
        admin = staff.join(Role.ADMIN);
        bob = client.register();
    }

    @Test
    void aRoleThatIsTakenIsTakenOnBoth() throws Exception {
        for (int round = 0; round < 3; round++) {
            appoint("moderator");
            soon().until(() -> mayModerate(there));
            assertThat(mayModerate(here)).isTrue();
            appoint("user");
            assertThat(mayModerate(here)).isFalse();
            soon().until(() -> !mayModerate(there));
        }
    }

    @Test
    void aSuspensionHoldsOnBoth() throws Exception {
        assertThat(isSignedIn(here) && isSignedIn(there)).isTrue();
        suspend();
        assertThat(isSignedIn(here)).isFalse();
        soon().until(() -> !isSignedIn(there));
    }

    @Test
    void withoutRedisWhatIsTakenIsTakenAtOnceAndAfterwardsToo() throws Exception {
        appoint("moderator");
        soon().until(() -> mayModerate(there));
        assertThat(isSignedIn(there)).isTrue();
        var redis = running("redis-server", DATA).getFirst();
        var program = redis.info().command().orElseThrow();
        redis.destroyForcibly();
        try {
            appoint("user");
            assertThat(mayModerate(here)).isFalse();
            soon().until(() -> !mayModerate(there));
            suspend();
            assertThat(isSignedIn(here)).isFalse();
            soon().until(() -> !isSignedIn(there));
        } finally {
            var settings = DATA.resolve("redis/redis.conf").toAbsolutePath().toString();
            assertThat(new ProcessBuilder(program, settings).start().waitFor()).isZero();
        }
        awaitHearing();
        assertThat(isSignedIn(there)).isFalse();
        assertThat(here.delete(AdminClient.suspension(bob.id()), admin.token()).statusCode())
                .isEqualTo(204);
        assertThat(mayModerate(there)).isFalse();
    }

    /** In whatever order the other node hears of it, its last word is the last. */
    @Test
    void whatIsHiddenAndRestoredIsSoOnBoth() throws Exception {
        client.publish(bob, Clips.of(environment).bytes(Clip.H264), "tides").assertSuccess();
        var beyond = new DouyinClient(there.port());
        soon().until(() -> beyond.publishedBy(bob, "").videos().size() == 1);
        var film = beyond.publishedBy(bob, "").videos().path(0);
        var path = AdminClient.hidingOfVideo(film.path("id").asLong());
        var address = film.path("play_url").asString();
        assertThat(beyond.fetch(address).statusCode()).isEqualTo(200);
        appoint("moderator");

        for (int round = 0; round < 3; round++) {
            assertThat(here.because("spam", path, bob.token()).statusCode()).isEqualTo(204);
            soon().until(() -> !isInFeed(beyond, film.path("id").asLong()));
            soon().until(() -> beyond.fetch(address).statusCode() == 410);
            assertThat(there.delete(path, admin.token()).statusCode()).isEqualTo(204);
            assertThat(isInFeed(beyond, film.path("id").asLong())).isTrue();
            soon().until(() -> isInFeed(client, film.path("id").asLong()));
            soon().until(() -> client.fetch(address).statusCode() == 200);
        }
    }

    @Test
    void aHiddenCommentIsGoneOnBoth() throws Exception {
        client.publish(bob, Clips.of(environment).bytes(Clip.H264), "tides").assertSuccess();
        long film = client.publishedBy(bob, "").videos().path(0).path("id").asLong();
        long comment = new Engagements(client).commentId(admin, film, "rude");
        var beyond = new Engagements(new DouyinClient(there.port()));
        soon().until(() -> beyond.comments(film, "").size() == 1);

        here.because("an insult", AdminClient.hidingOfComment(comment), admin.token());
        soon().until(() -> beyond.comments(film, "").isEmpty());
        soon().until(() -> beyond.seen(bob, film, "").path("comment_count").asLong() == 0);
    }

    /** The other node lets creators alone publish. */
    @Test
    void whereCreatorsPublishUsersDoNot() throws Exception {
        var beyond = new DouyinClient(there.port());
        var clip = Clips.of(environment).bytes(Clip.H264);
        beyond.publish(bob, clip, "tides").assertRefusedBecauseOf("creator");
        for (var address : List.of("/api/v1/uploads/instant", "/api/v1/videos")) {
            assertThat(AdminClient.problem(there.send("POST", address, bob.token(), "{}")))
                    .isEqualTo("not-permitted");
        }
        var upload =
                there.send("POST", "/api/v1/uploads", bob.token(), "", "Tus-Resumable", "1.0.0", "Upload-Length", "10");
        assertThat(upload.statusCode()).isEqualTo(403);

        appoint("creator");
        soon().untilAsserted(() -> beyond.publish(bob, clip, "tides").assertSuccess());
    }

    private void appoint(String role) throws Exception {
        var answer = here.put(
                AdminClient.role(bob.id()), admin.token(), "{\"role\": \"" + role + "\", \"reason\": \"a test\"}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(204);
    }

    private void suspend() throws Exception {
        var answer = here.because("spam", AdminClient.suspension(bob.id()), admin.token());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(204);
    }

    private boolean mayModerate(AdminClient node) throws Exception {
        var answer = node.because("rude", AdminClient.hidingOfComment(1L << 52), bob.token());
        return answer.statusCode() == 404;
    }

    private boolean isSignedIn(AdminClient node) throws Exception {
        var answer = node.delete("/api/v1/videos/" + (1L << 52), bob.token());
        return answer.statusCode() == 404;
    }

    private static boolean isInFeed(DouyinClient node, long film) throws Exception {
        return node.feed("")
                .videos()
                .valueStream()
                .anyMatch(video -> video.path("id").asLong() == film);
    }

    private void awaitHearing() {
        var ears = other.getBean(Hearing.class);
        soon().until(() -> hearing.isComplete() && ears.isComplete());
    }

    private static ConditionFactory soon() {
        return await().atMost(Duration.ofSeconds(10)).pollInterval(Duration.ofMillis(20));
    }
}
