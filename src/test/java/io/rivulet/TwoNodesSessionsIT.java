package io.rivulet;

import static io.rivulet.Signals.running;
import static io.rivulet.session.SessionClient.SESSIONS;
import static io.rivulet.session.SessionClient.access;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rivulet.platform.events.Hearing;
import io.rivulet.session.SessionClient;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;

/** Who signs out on one node is soon nobody on the other, whatever that remembers and whether or not it hears. */
@RunningServer
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TwoNodesSessionsIT {

    private static final Path DATA = Path.of("target", "data", "shared");
    /** A second is promised, of which a machine that is busy with other tests takes more. */
    private static final Duration SOON = Duration.ofSeconds(3);

    @Autowired
    private ConfigurableEnvironment environment;

    @Autowired
    private Hearing hearing;

    @LocalServerPort
    private int port;

    private ConfigurableApplicationContext other;
    private SessionClient here;
    private SessionClient there;

    @BeforeAll
    void startTheOther() {
        other = SecondNode.beside(environment, "other");
        here = new SessionClient(port);
        there = new SessionClient(SecondNode.port(other));
    }

    @AfterAll
    void stopTheOther() {
        other.close();
    }

    @Test
    void aLogOutIsHeardByTheOther() throws Exception {
        awaitHearing();
        var token = knownOnBoth();

        here.delete(SESSIONS + "/current", token);

        awaitNobody(token);
    }

    @Test
    void allSessionsEndOnTheOtherToo() throws Exception {
        awaitHearing();
        var name = SessionClient.unusedName();
        var first = access(here.register(name));
        var second = access(there.logIn(name));
        assertKnown(first);
        assertKnown(second);

        here.delete(SESSIONS, second);

        awaitNobody(first);
        awaitNobody(second);
    }

    @Test
    void aLogOutWhileRedisIsAwayIsNoticedAllTheSame() throws Exception {
        awaitHearing();
        var during = knownOnBoth();
        var before = knownOnBoth();
        var redis = running("redis-server", DATA).getFirst();
        var program = redis.info().command().orElseThrow();
        redis.destroyForcibly();
        try {
            here.delete(SESSIONS + "/current", before);
            awaitNobody(before);
            await().atMost(Duration.ofSeconds(10)).until(() -> !otherHearing().isComplete());
            here.delete(SESSIONS + "/current", during);
            awaitNobody(during);
        } finally {
            var settings = DATA.resolve("redis/redis.conf").toAbsolutePath().toString();
            assertThat(new ProcessBuilder(program, settings).start().waitFor()).isZero();
        }
        awaitHearing();
        assertThat(there.get(SESSIONS, before).statusCode()).isEqualTo(401);
        var after = knownOnBoth();
        here.delete(SESSIONS + "/current", after);
        awaitNobody(after);
    }

    private String knownOnBoth() throws Exception {
        var token = access(here.register(SessionClient.unusedName()));
        assertKnown(token);
        return token;
    }

    private void assertKnown(String token) throws Exception {
        assertThat(here.get(SESSIONS, token).statusCode()).isEqualTo(200);
        assertThat(there.get(SESSIONS, token).statusCode()).isEqualTo(200);
    }

    private void awaitNobody(String token) {
        await().atMost(SOON)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> there.get(SESSIONS, token).statusCode() == 401);
    }

    private void awaitHearing() {
        await().atMost(Duration.ofSeconds(60))
                .until(() -> hearing.isComplete() && otherHearing().isComplete());
    }

    private Hearing otherHearing() {
        return other.getBean(Hearing.class);
    }
}
