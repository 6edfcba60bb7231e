package io.rivulet.admin;

import static io.rivulet.Outcomes.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.rivulet.douyin.DouyinClient.Person;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Whom an administrator suspends: they are signed out, and stay out until they are reinstated. */
class SuspensionIT extends Office {

    @Test
    void whoIsSuspendedIsRefusedAndCannotComeBack() throws Exception {
        client.get("/douyin/message/chat/?to_user_id=" + admin.id() + "&token=" + ann.token())
                .assertSuccess();
        assertThat(suspend(ann)).isEqualTo(204);

        client.get("/douyin/message/chat/?to_user_id=" + admin.id() + "&token=" + ann.token())
                .assertRefused();
        assertThat(AdminClient.problem(api.delete("/api/v1/videos/1", ann.token())))
                .isEqualTo("not-signed-in");
        logIn(ann, ann.name()).assertRefusedBecauseOf("suspended");
        logIn(ann, "wrong password").assertRefusedBecauseOf("The name or the password is wrong.");
        assertThat(client.get("/douyin/user/?user_id=" + ann.id())
                        .assertSuccess()
                        .json()
                        .path("user")
                        .path("name")
                        .asString())
                .isEqualTo(ann.name());
    }

    @Test
    void whoIsReinstatedLogsInAgain() throws Exception {
        suspend(ann);
        assertThat(api.delete(AdminClient.suspension(ann.id()), admin.token()).statusCode())
                .isEqualTo(204);

        assertThat(AdminClient.problem(api.delete("/api/v1/videos/1", ann.token())))
                .isEqualTo("not-signed-in");
        var token = logIn(ann, ann.name()).assertSuccess().json().path("token").asString();
        client.get("/douyin/message/chat/?to_user_id=" + admin.id() + "&token=" + token)
                .assertSuccess();
    }

    /** Whichever comes first: nobody is signed in to what is suspended. */
    @Test
    void whoLogsInMeanwhileIsSignedOutOrRefused() throws Exception {
        for (int round = 0; round < 8; round++) {
            var bob = client.register();
            var logIns = Flux.range(0, 6).flatMap(i -> task(() -> logIn(bob, bob.name())), 6);
            var suspension = task(() -> suspend(bob)).delaySubscription(Duration.ofMillis(round * 20L));
            var replies = await(logIns.mergeWith(suspension.then(Mono.empty())).collectList());

            assertThat(openSessions(bob)).isZero();
            for (var reply : replies) {
                var token = reply.json().path("token").asString("");
                assertThat(client.get("/douyin/message/chat/?to_user_id=1&token=" + token)
                                .code())
                        .isEqualTo(2004);
            }
        }
    }

    /** A suspension that has begun and not ended: whoever has the right password waits for it. */
    @Test
    void aLogInWaitsForASuspensionThatIsBeingWritten() throws Exception {
        var reply = await(standings
                .suspend(ann.id())
                .flatMap(change -> task(() -> logIn(ann, ann.name()))
                        .timeout(Duration.ofSeconds(1), Mono.empty())
                        .map(tooEarly -> "logged in")
                        .defaultIfEmpty("waits"))
                .as(transaction::transactional));

        assertThat(reply).isEqualTo("waits");
        logIn(ann, ann.name()).assertRefusedBecauseOf("suspended");
        assertThat(openSessions(ann)).isZero();
    }

    private long openSessions(Person person) throws Exception {
        return await(database.sql("SELECT count(*) FROM session WHERE account_id = :id AND revoked_at IS NULL")
                .bind("id", person.id())
                .mapValue(Long.class)
                .one());
    }
}
