package io.rivulet.douyin;

import static io.rivulet.douyin.Relations.ACTION;
import static io.rivulet.douyin.Relations.FOLLOWED;
import static io.rivulet.douyin.Relations.FOLLOWERS;
import static io.rivulet.douyin.Relations.FRIENDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.rivulet.RunningServer;
import io.rivulet.douyin.DouyinClient.Person;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** Following and its lists as existing clients speak of them. */
@RunningServer
class RelationIT {

    private static final String DONE = "{\"status_code\": 0, \"status_msg\": \"success\"}";

    private DouyinClient client;
    private Relations relations;
    private Person ann;
    private Person bob;

    @BeforeEach
    void meet(@LocalServerPort int port) throws Exception {
        client = new DouyinClient(port);
        relations = new Relations(client);
        ann = client.register();
        bob = client.register();
    }

    @Test
    void followingAnswersTheEnvelopeAloneHoweverOften() throws Exception {
        for (int i = 0; i < 2; i++) {
            Golden.json(DONE).assertEquals(relations.follow(ann, bob.id()).json());
        }
        for (int i = 0; i < 2; i++) {
            Golden.json(DONE).assertEquals(relations.unfollow(ann, bob.id()).json());
        }
    }

    @Test
    void theNextRequestSeesIt() throws Exception {
        relations.follow(ann, bob.id()).assertSuccess();
        assertThat(relations.ids(FOLLOWED, ann, ann.token())).containsExactly(bob.id());
        assertThat(relations.ids(FOLLOWERS, bob, "")).containsExactly(ann.id());
        assertCounts(ann, 1, 0);
        assertCounts(bob, 0, 1);

        relations.unfollow(ann, bob.id()).assertSuccess();
        assertThat(relations.ids(FOLLOWED, ann, ann.token())).isEmpty();
        assertThat(relations.ids(FOLLOWERS, bob, "")).isEmpty();
        assertCounts(ann, 0, 0);
        assertCounts(bob, 0, 0);
    }

    @ParameterizedTest
    @ValueSource(strings = {FOLLOWED, "/douyin/relation/follow/list"})
    void aListOfFollowedIsOfWholeUsers(String path) throws Exception {
        relations.follow(ann, bob.id()).assertSuccess();
        Golden.json(list(user(bob, 0, 1)))
                .assertEquals(client.get(path + "?user_id=" + ann.id()).json());
    }

    @ParameterizedTest
    @ValueSource(strings = {FOLLOWERS, "/douyin/relation/follower/list"})
    void aListOfFollowersIsOfWholeUsers(String path) throws Exception {
        relations.follow(ann, bob.id()).assertSuccess();
        Golden.json(list(user(ann, 1, 0)))
                .assertEquals(client.get(path + "?user_id=" + bob.id()).json());
    }

    @ParameterizedTest
    @ValueSource(strings = {FRIENDS, "/douyin/relation/friend/list"})
    void aFriendIsAFlatUserWithTheLatestMessage(String path) throws Exception {
        var eve = client.register();
        relations.follow(ann, bob.id()).assertSuccess();
        relations.follow(bob, ann.id()).assertSuccess();

        var reply = client.get(path + "?user_id=" + ann.id() + "&token=" + eve.token());
        var friend = user(bob, 1, 1).replace("}", ", \"message\": \"\", \"msgType\": 0}");
        Golden.json(list(friend)).assertEquals(reply.json());
    }

    /** Never a message between two others. */
    @Test
    void aFriendComesWithTheLatestMessageBetweenThemAndWhoAsks() throws Exception {
        relations.follow(ann, bob.id()).assertSuccess();
        relations.follow(bob, ann.id()).assertSuccess();
        write(ann, bob, "from ann");
        assertLatest(ann, bob, "from ann", 1);
        assertLatest(bob, ann, "from ann", 0);

        write(bob, ann, "from bob");
        assertLatest(ann, bob, "from bob", 0);
        assertLatest(bob, ann, "from bob", 1);
        var eve = client.register();
        assertThat(friend(ann, eve).path("message").asString()).isEmpty();
        assertThat(friend(ann, eve).path("msgType").asInt(-1)).isZero();
    }

    @Test
    void friendsAreThoseWhoFollowEachOther() throws Exception {
        relations.follow(ann, bob.id()).assertSuccess();
        assertThat(relations.ids(FRIENDS, ann, ann.token())).isEmpty();

        relations.follow(bob, ann.id()).assertSuccess();
        assertThat(relations.ids(FRIENDS, ann, ann.token())).containsExactly(bob.id());
        assertThat(relations.ids(FRIENDS, bob, ann.token())).containsExactly(ann.id());

        relations.unfollow(bob, ann.id()).assertSuccess();
        assertThat(relations.ids(FRIENDS, ann, ann.token())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {FOLLOWED, FOLLOWERS, FRIENDS})
    void aListWithoutPeopleIsAnEmptyArray(String path) throws Exception {
        Golden.json(list(""))
                .assertEquals(client.get(path + "?user_id=" + ann.id() + "&token=" + bob.token())
                        .json());
        Golden.json(list(""))
                .assertEquals(client.get(path + "?token=" + bob.token()).json());
    }

    @ParameterizedTest
    @ValueSource(strings = {ACTION, "/douyin/relation/action"})
    void parametersMayComeInAnyPlaceAndTheQueryCountsFirst(String path) throws Exception {
        var sent = "token=" + ann.token() + "&to_user_id=" + bob.id() + "&action_type=1";
        client.sendUrlencoded("POST", path, sent).assertSuccess();
        client.sendUrlencoded("POST", path + "?" + sent, sent).assertSuccess();
        client.sendUrlencoded("POST", path + "?" + sent, "to_user_id=x&action_type=x&token=x")
                .assertSuccess();
        client.post(path + "?" + sent + "&to_user_id=x&action_type=x&token=x").assertSuccess();
        client.post(
                        path,
                        new Form()
                                .field("token", ann.token())
                                .field("to_user_id", "" + bob.id())
                                .field("action_type", "1"))
                .assertSuccess();
        assertCounts(bob, 0, 1);
    }

    @Test
    void goPrintsIdsAsFloats() throws Exception {
        relations.act(ann, bob.id() + ".0e%2B00", "1e0").assertSuccess();
        relations.act(ann, bob.id() + "e 0".replace(" ", "%20"), "1.0").assertSuccess();
        assertThat(relations.ids(FOLLOWED, ann, "")).containsExactly(bob.id());
    }

    @Test
    void listsComeInPartsForThoseWhoAsk() throws Exception {
        var fans = new ArrayList<Long>();
        for (int i = 0; i < 5; i++) {
            var fan = client.register();
            relations.follow(fan, bob.id()).assertSuccess();
            fans.addFirst(fan.id());
        }

        var seen = new ArrayList<Long>();
        long cursor = 0;
        do {
            var part = client.get(FOLLOWERS + "?limit=2&user_id=" + bob.id() + "&cursor=" + cursor);
            assertThat(Relations.users(part))
                    .hasSizeBetween(1, 2)
                    .allSatisfy(user -> seen.add(user.path("id").asLong()));
            assertThat(part.json().path("next_cursor").isIntegralNumber()).isTrue();
            cursor = part.json().path("next_cursor").asLong();
        } while (cursor != 0);
        assertThat(seen).isEqualTo(fans);
        assertThat(client.get(FOLLOWERS + "?user_id=" + bob.id()).json().has("next_cursor"))
                .isFalse();
        assertThat(Relations.users(client.get(FOLLOWERS + "?limit=1e15&user_id=" + bob.id())))
                .hasSize(5);
    }

    private void write(Person sender, Person recipient, String content) throws Exception {
        client.post("/douyin/message/action/?action_type=1&token=" + sender.token() + "&to_user_id=" + recipient.id()
                        + "&content=" + DouyinClient.encoded(content))
                .assertSuccess();
    }

    private void assertLatest(Person who, Person friend, String message, int type) throws Exception {
        var shown = friend(who, who);
        assertThat(shown.path("id").asLong()).isEqualTo(friend.id());
        assertThat(shown.path("message").asString()).isEqualTo(message);
        assertThat(shown.path("msgType").asInt(-1)).isEqualTo(type);
    }

    /** Their only one. */
    private JsonNode friend(Person whose, Person viewer) throws Exception {
        var friends =
                Relations.users(client.get(Relations.FRIENDS + "?user_id=" + whose.id() + "&token=" + viewer.token()));
        assertThat(friends).hasSize(1);
        return friends.getFirst();
    }

    private void assertCounts(Person person, int followed, int followers) throws Exception {
        var user = client.get("/douyin/user/?user_id=" + person.id())
                .assertSuccess()
                .json()
                .path("user");
        assertThat(List.of(
                        user.path("follow_count").asInt(),
                        user.path("follower_count").asInt()))
                .containsExactly(followed, followers);
    }

    private static String list(String users) {
        return "{\"status_code\": 0, \"status_msg\": \"success\", \"user_list\": [" + users + "]}";
    }

    private static String user(Person person, int followed, int followers) {
        return """
                {"id": %d, "name": "%s", "follow_count": %d, "follower_count": %d, "is_follow": false, "avatar": "<url>",
                 "background_image": "<url>", "signature": "<text>", "total_favorited": 0, "work_count": 0,
                 "favorite_count": 0}""".formatted(person.id(), person.name(), followed, followers);
    }
}
