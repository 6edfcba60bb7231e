package io.rivulet.message;

import static org.assertj.core.api.Assertions.assertThat;

import io.rivulet.NarrowServer;
import io.rivulet.Statements;
import io.rivulet.douyin.DouyinClient;
import io.rivulet.douyin.DouyinClient.Person;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;
import org.springframework.r2dbc.core.DatabaseClient;

/** What messages cost PostgreSQL; the viewer's session is known. */
@NarrowServer
class StatementsPerMessageIT {

    @Autowired
    private Statements statements;

    private DouyinClient client;
    private Writers writers;
    private Person ann;
    private Person bob;

    @BeforeEach
    void register(
            @LocalServerPort int port,
            @Autowired Messages messages,
            @Autowired DatabaseClient database,
            @Autowired ReactiveStringRedisTemplate redis)
            throws Exception {
        client = new DouyinClient(port);
        writers = new Writers(messages, database, redis);
        ann = client.register();
        bob = client.register();
        for (var person : List.of(ann, bob)) {
            client.get("/douyin/user/?token=" + person.token()).assertSuccess();
        }
    }

    @Test
    void theFirstMessageCostsFourAndEachLaterOneOne() throws Exception {
        assertThat(statements.during(() -> send(ann, bob))).hasSize(4);
        assertThat(statements.during(() -> send(ann, bob))).hasSize(1);
        assertThat(statements.during(() -> send(bob, ann))).hasSize(1);
    }

    @Test
    void theHistoryCostsOne() throws Exception {
        send(ann, bob);
        assertThat(statements.during(() -> chat(bob, ann, ""))).hasSize(1);
        assertThat(statements.during(() -> chat(bob, ann, "&limit=1&cursor=2"))).hasSize(1);
    }

    @Test
    void anEmptyHistoryCostsTwo() throws Exception {
        assertThat(statements.during(() -> chat(bob, ann, ""))).hasSize(2);
    }

    @Test
    void aPollWithNothingNewerCostsNothing() throws Exception {
        var sent = writers.send(ann.id(), bob.id(), "hello");
        var poll = "&pre_msg_time=" + sent.sentAt();

        assertThat(statements.during(() -> chat(bob, ann, poll))).hasSize(1);
        assertThat(statements.during(() -> chat(bob, ann, poll))).isEmpty();
        send(bob, ann);
        assertThat(statements.during(() -> chat(bob, ann, poll))).isEmpty();
        send(ann, bob);
        assertThat(statements.during(() -> chat(bob, ann, poll))).hasSize(1);
        writers.flushAll();
        assertThat(statements.during(() -> chat(bob, ann, poll))).hasSize(2);
        assertThat(statements.during(() -> chat(bob, ann, "&pre_msg_time=" + (sent.sentAt() + 60_000))))
                .isEmpty();
    }

    @Test
    void aPollWhereNobodyEverWroteCostsNothingAfterTheFirst() throws Exception {
        assertThat(statements.during(() -> chat(bob, ann, "&pre_msg_time=1"))).hasSize(2);
        assertThat(statements.during(() -> chat(bob, ann, "&pre_msg_time=1"))).isEmpty();
    }

    private void send(Person from, Person to) throws Exception {
        client.post("/douyin/message/action/?token=" + from.token() + "&to_user_id=" + to.id()
                        + "&action_type=1&content=hello")
                .assertSuccess();
    }

    private void chat(Person viewer, Person peer, String more) throws Exception {
        client.get("/douyin/message/chat/?token=" + viewer.token() + "&to_user_id=" + peer.id() + more)
                .assertSuccess();
    }
}
