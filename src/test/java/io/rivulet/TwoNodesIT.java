package io.rivulet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rivulet.Clips.Clip;
import io.rivulet.douyin.DouyinClient;
import io.rivulet.douyin.DouyinClient.Person;
import io.rivulet.douyin.Engagements;
import io.rivulet.douyin.Relations;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Two nodes on one PostgreSQL and one Redis: what is written at the one is seen at the other soon. */
class TwoNodesIT {

    private static final int ROUNDS = 12;

    @TempDir
    Path first;

    @TempDir
    Path second;

    @AfterEach
    void endAll() {
        for (var data : List.of(second, first)) {
            ServerProcess.workingIn(data).forEach(ProcessHandle::destroyForcibly);
            await().atMost(Duration.ofSeconds(10))
                    .until(() -> ServerProcess.workingIn(data).isEmpty());
        }
    }

    @Test
    void eachSeesWhatTheOtherWrites() throws Exception {
        try (var one = ServerProcess.start(first, "--rivulet.demo=false").awaitReady();
                var other = ServerProcess.start(second, besideFirst()).awaitReady()) {
            var nodes = List.of(
                    new DouyinClient(one.uri().getPort()),
                    new DouyinClient(other.uri().getPort()));
            var ann = nodes.getFirst().register();
            var bob = nodes.getLast().register();
            long video = publish(nodes.getFirst(), ann);
            for (int round = 0; round < ROUNDS; round++) {
                var here = nodes.get(round % 2);
                var there = nodes.get(1 - round % 2);
                write(here, there, ann, bob, video);
            }
            assertThat(new Ledger(one.database()).countsThatDifferFromTheirRows())
                    .isZero();
        }
    }

    private static void write(DouyinClient here, DouyinClient there, Person ann, Person bob, long video)
            throws Exception {
        var engagements = new Engagements(here);
        int comments = seen(there, bob, video).path("comment_count").asInt();
        engagements.like(bob, video).assertSuccess();
        new Relations(here).follow(bob, ann.id()).assertSuccess();
        engagements.comment(bob, video, "here").assertSuccess();
        for (var node : List.of(here, there)) {
            soon(node, bob, video, seen -> seen.path("is_favorite").asBoolean());
            soon(node, bob, video, seen -> seen.path("author").path("is_follow").asBoolean());
            soon(node, ann, video, seen -> seen.path("favorite_count").asInt() == 1);
            soon(node, ann, video, seen -> seen.path("comment_count").asInt() == comments + 1);
        }

        var heard = chat(there, ann, bob, 0);
        long last = heard.isEmpty() ? 1 : heard.getLast().path("create_time").asLong();
        assertThat(chat(there, ann, bob, last)).isEmpty();
        here.post("/douyin/message/action/?action_type=1&content=hello&token=" + bob.token() + "&to_user_id="
                        + ann.id())
                .assertSuccess();
        assertThat(chat(there, ann, bob, last)).hasSize(1);

        new Engagements(there).unlike(bob, video).assertSuccess();
        new Relations(there).unfollow(bob, ann.id()).assertSuccess();
        for (var node : List.of(there, here)) {
            soon(node, bob, video, seen -> !seen.path("is_favorite").asBoolean());
            soon(
                    node,
                    bob,
                    video,
                    seen -> !seen.path("author").path("is_follow").asBoolean());
            soon(node, ann, video, seen -> seen.path("favorite_count").asInt() == 0);
        }
    }

    /** The other node hears of it within a tenth of a second, unless the machine is busy with other tests. */
    private static void soon(DouyinClient node, Person viewer, long video, Predicate<JsonNode> expected) {
        await().atMost(Duration.ofSeconds(1))
                .pollInterval(Duration.ofMillis(10))
                .until(() -> expected.test(seen(node, viewer, video)));
    }

    private long publish(DouyinClient client, Person author) throws Exception {
        var folder = first.resolve("ffmpeg");
        client.publish(author, new Clips(folder.resolve("ffmpeg"), folder).bytes(Clip.H264), "Tides")
                .assertSuccess();
        await().atMost(Duration.ofSeconds(60))
                .until(() -> client.feed("").videos().size() == 1);
        return client.feed("").videos().get(0).path("id").asLong();
    }

    private static JsonNode seen(DouyinClient node, Person viewer, long video) throws Exception {
        return Engagements.of(node.feed("?token=" + viewer.token()).videos(), video);
    }

    private static List<JsonNode> chat(DouyinClient node, Person who, Person with, long after) throws Exception {
        return node.get("/douyin/message/chat/?token=" + who.token() + "&to_user_id=" + with.id() + "&pre_msg_time="
                        + after)
                .assertSuccess()
                .json()
                .path("message_list")
                .valueStream()
                .toList();
    }

    private String[] besideFirst() throws IOException {
        return Stream.concat(Stream.of("--rivulet.demo=false"), ServerProcess.sharing(first).stream())
                .toArray(String[]::new);
    }
}
