package io.rivulet.douyin;

import static io.rivulet.Clips.Clip.H264;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.rivulet.Clips;
import io.rivulet.RunningServer;
import io.rivulet.douyin.DouyinClient.Person;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.env.Environment;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;
import tools.jackson.databind.JsonNode;

/** Two people on one evening, from signing up to saying good-bye: again on the same database, and while Redis forgets. */
@RunningServer
class ContractJourneyIT {

    @Autowired
    private Environment environment;

    @Autowired
    private ReactiveStringRedisTemplate redis;

    private DouyinClient client;
    private Engagements engagements;
    private Relations relations;
    private Person ann;
    private Person bob;
    private long video;

    @BeforeEach
    void signUp(@LocalServerPort int port) throws Exception {
        client = new DouyinClient(port);
        engagements = new Engagements(client);
        relations = new Relations(client);
        ann = client.register();
        bob = client.register();
    }

    @ParameterizedTest(name = "evening {0}")
    @ValueSource(strings = {"one", "two", "forgetful"})
    void anEveningGoesByTheContract(String evening) throws Exception {
        boolean forgetful = evening.equals("forgetful");
        publish();
        forget(forgetful);
        like();
        forget(forgetful);
        comment();
        forget(forgetful);
        follow();
        forget(forgetful);
        talk(forgetful);
        sayGoodBye();
    }

    private void publish() throws Exception {
        client.publish(ann, Clips.of(environment).bytes(H264), "Tides").assertSuccess();
        var published = client.publishedBy(ann, ann.token()).videos();
        assertThat(published.valueStream()).hasSize(1);
        video = published.get(0).path("id").asLong();
        var page = client.feed("?token=" + bob.token());
        assertVideo(Engagements.of(page.videos(), video), 0, 0, false, false);
        var before = page.json().path("next_time").asLong();
        assertThat(client.feed("?latest_time=" + before).videos().valueStream())
                .noneMatch(seen -> seen.path("id").asLong() == video);
        assertPerson(ann, bob, new Counts(0, 0, 0, 1, 0), false);
    }

    private void like() throws Exception {
        engagements.like(bob, video).assertSuccess();
        engagements.like(bob, video).assertSuccess();
        assertVideo(inFeed(bob.token()), 1, 0, true, false);
        assertVideo(inFeed(ann.token()), 1, 0, false, false);
        assertVideo(inFeed(""), 1, 0, false, false);
        assertThat(engagements.liked(bob, ann.token())).containsExactly(video);
        assertPerson(ann, bob, new Counts(0, 0, 1, 1, 0), false);
        assertPerson(bob, ann, new Counts(0, 0, 0, 0, 1), false);
    }

    private void comment() throws Exception {
        long first = engagements.commentId(bob, video, "What a view 🌊");
        long second = engagements.commentId(ann, video, "شكرا");
        assertThat(engagements.comments(video, bob.token()))
                .extracting(
                        said -> said.path("id").asLong(),
                        said -> said.path("content").asString())
                .containsExactly(tuple(second, "شكرا"), tuple(first, "What a view 🌊"));
        assertVideo(inFeed(bob.token()), 1, 2, true, false);
        engagements.delete(bob, video, first).assertSuccess();
        engagements.delete(bob, video, first).assertRefused();
        assertThat(engagements.comments(video, "")).hasSize(1);
        assertVideo(inFeed(""), 1, 1, false, false);
    }

    private void follow() throws Exception {
        relations.follow(bob, ann.id()).assertSuccess();
        relations.follow(bob, ann.id()).assertSuccess();
        assertVideo(inFeed(bob.token()), 1, 1, true, true);
        assertPerson(ann, bob, new Counts(0, 1, 1, 1, 0), true);
        assertThat(relations.ids(Relations.FRIENDS, bob, bob.token())).isEmpty();
        relations.follow(ann, bob.id()).assertSuccess();
        assertThat(relations.ids(Relations.FOLLOWED, bob, bob.token())).containsExactly(ann.id());
        assertThat(relations.ids(Relations.FOLLOWERS, bob, bob.token())).containsExactly(ann.id());
        assertThat(relations.ids(Relations.FRIENDS, bob, bob.token())).containsExactly(ann.id());
    }

    private void talk(boolean forgetful) throws Exception {
        say(bob, ann, "hello");
        long heard = chat(ann, bob, 0).getFirst().path("create_time").asLong();
        assertThat(chat(ann, bob, heard)).isEmpty();
        forget(forgetful);
        say(ann, bob, "and good evening");
        say(bob, ann, "you were there?");
        assertThat(chat(ann, bob, heard))
                .extracting(said -> said.path("content").asString())
                .containsExactly("you were there?");
        assertThat(chat(bob, ann, 0))
                .extracting(said -> said.path("content").asString())
                .containsExactly("hello", "and good evening", "you were there?");
        assertFriend(bob, 1);
        assertFriend(ann, 0);
    }

    private void sayGoodBye() throws Exception {
        engagements.unlike(bob, video).assertSuccess();
        engagements.unlike(bob, video).assertSuccess();
        relations.unfollow(bob, ann.id()).assertSuccess();
        assertVideo(inFeed(bob.token()), 0, 1, false, false);
        assertThat(engagements.liked(bob, bob.token())).isEmpty();
        assertPerson(ann, bob, new Counts(1, 0, 0, 1, 0), false);
        assertPerson(bob, ann, new Counts(0, 1, 0, 0, 0), true);
        assertThat(relations.ids(Relations.FRIENDS, ann, ann.token())).isEmpty();
    }

    private void forget(boolean forgetful) throws Exception {
        if (forgetful) {
            redis.execute(connection -> connection.serverCommands().flushAll())
                    .then()
                    .toFuture()
                    .get(10, SECONDS);
        }
    }

    private JsonNode inFeed(String token) throws Exception {
        return Engagements.of(client.feed("?token=" + token).videos(), video);
    }

    private void say(Person who, Person whom, String text) throws Exception {
        client.post("/douyin/message/action/?token=" + who.token() + "&to_user_id=" + whom.id()
                        + "&action_type=1&content=" + DouyinClient.encoded(text))
                .assertSuccess();
    }

    private List<JsonNode> chat(Person who, Person with, long after) throws Exception {
        return client.get("/douyin/message/chat/?token=" + who.token() + "&to_user_id=" + with.id() + "&pre_msg_time="
                        + after)
                .assertSuccess()
                .json()
                .path("message_list")
                .valueStream()
                .toList();
    }

    private void assertFriend(Person who, int sentByThem) throws Exception {
        var friend = Relations.users(client.get(Relations.FRIENDS + "?user_id=" + who.id() + "&token=" + who.token()))
                .getFirst();
        assertThat(friend.path("message").asString()).isEqualTo("you were there?");
        assertThat(friend.path("msgType").asInt()).isEqualTo(sentByThem);
    }

    private static void assertVideo(JsonNode seen, int favorites, int comments, boolean liked, boolean followed) {
        assertThat(List.of(
                        seen.path("favorite_count").asInt(),
                        seen.path("comment_count").asInt()))
                .containsExactly(favorites, comments);
        assertThat(List.of(
                        seen.path("is_favorite").asBoolean(),
                        seen.path("author").path("is_follow").asBoolean()))
                .containsExactly(liked, followed);
    }

    private void assertPerson(Person whose, Person viewer, Counts counts, boolean followed) throws Exception {
        var user = client.get("/douyin/user/?user_id=" + whose.id() + "&token=" + viewer.token())
                .assertSuccess()
                .json()
                .path("user");
        assertThat(new Counts(
                        user.path("follow_count").asInt(),
                        user.path("follower_count").asInt(),
                        user.path("total_favorited").asInt(),
                        user.path("work_count").asInt(),
                        user.path("favorite_count").asInt()))
                .isEqualTo(counts);
        assertThat(user.path("is_follow").asBoolean()).isEqualTo(followed);
    }

    private record Counts(int follows, int followers, int favorited, int works, int favorites) {}
}
