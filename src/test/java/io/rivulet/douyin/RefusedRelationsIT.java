package io.rivulet.douyin;

import static io.rivulet.douyin.Relations.ACTION;
import static io.rivulet.douyin.Relations.FOLLOWED;
import static io.rivulet.douyin.Relations.FOLLOWERS;
import static io.rivulet.douyin.Relations.FRIENDS;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.rivulet.RunningServer;
import io.rivulet.douyin.DouyinClient.Person;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What is refused says what to change, and changes nothing. */
@RunningServer
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RefusedRelationsIT {

    private static final int PARAMETER_MISSING = 1005;
    private static final int PARAMETER_INVALID = 1006;
    private static final int NOT_SIGNED_IN = 2004;
    private static final int ACCOUNT_NOT_FOUND = 2005;
    private static final int FOLLOWING_ONESELF = 6000;

    private DouyinClient client;
    private Relations relations;
    private Person ann;
    private Person bob;

    @BeforeAll
    void meet(@LocalServerPort int port) throws Exception {
        client = new DouyinClient(port);
        relations = new Relations(client);
        ann = client.register();
        bob = client.register();
    }

    @AfterEach
    void nothingHasChanged() throws Exception {
        assertThat(relations.ids(FOLLOWED, ann, "")).isEmpty();
        assertThat(relations.ids(FOLLOWERS, ann, "")).isEmpty();
    }

    @Test
    void nobodyFollowsThemselves() throws Exception {
        assertRefused(relations.follow(ann, ann.id()), FOLLOWING_ONESELF, "themselves");
        relations.unfollow(ann, ann.id()).assertSuccess();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "2"})
    void nobodyIsNotFollowed(String type) throws Exception {
        assertRefused(relations.act(ann, Long.MAX_VALUE, type), ACCOUNT_NOT_FOUND, "no account " + Long.MAX_VALUE);
        assertRefused(relations.act(ann, "9.007199254740991e%2B15", type), ACCOUNT_NOT_FOUND, "9007199254740991");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "token=&", "token=stale&", "token&", "token=%00&", "token=a.b.c&"})
    void whoFollowsSignsIn(String token) throws Exception {
        var rest = token + "to_user_id=" + bob.id() + "&action_type=1";
        assertRefused(client.post(ACTION + "?" + rest), NOT_SIGNED_IN, "Sign in");
        assertRefused(client.sendUrlencoded("POST", ACTION, rest), NOT_SIGNED_IN, "Sign in");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "3", "-1", "12", "1e1", "9223372036854775807", "-9223372036854775808"})
    void anActionIsOneOrTwo(String type) throws Exception {
        assertRefused(relations.act(ann, bob.id(), type), PARAMETER_INVALID, "action_type");
    }

    @Test
    void whatIsMissingIsNamed() throws Exception {
        var token = "?token=" + ann.token();
        for (var empty : new String[] {"", "&action_type=", "&action_type", "&action_type=%20"}) {
            assertRefused(
                    client.post(ACTION + token + "&to_user_id=" + bob.id() + empty), PARAMETER_MISSING, "action_type");
        }
        for (var empty : new String[] {"", "&to_user_id=", "&to_user_id", "&to_user_id=%20"}) {
            assertRefused(client.post(ACTION + token + "&action_type=1" + empty), PARAMETER_MISSING, "to_user_id");
        }
    }

    @ParameterizedTest
    @MethodSource("io.rivulet.douyin.RefusedParametersIT#noWholeNumbers")
    void whatIsNoWholeNumberIsRefused(String number) throws Exception {
        var encoded = DouyinClient.encoded(number);
        assertRefused(relations.act(ann, encoded, "1"), PARAMETER_INVALID, "to_user_id");
        assertRefused(relations.act(ann, bob.id(), encoded), PARAMETER_INVALID, "action_type");
        for (var list : new String[] {FOLLOWED, FOLLOWERS, FRIENDS}) {
            var address = list + "?token=" + ann.token();
            assertRefused(client.get(address + "&user_id=" + encoded), PARAMETER_INVALID, "user_id");
            assertRefused(client.get(address + "&limit=" + encoded), PARAMETER_INVALID, "limit");
            assertRefused(client.get(address + "&cursor=" + encoded), PARAMETER_INVALID, "cursor");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "-1.5e1", "-9223372036854775808"})
    void anIdIsAboveZero(String number) throws Exception {
        assertRefused(relations.act(ann, number, "1"), PARAMETER_INVALID, "to_user_id");
        for (var list : new String[] {FOLLOWED, FOLLOWERS, FRIENDS}) {
            var address = list + "?token=" + ann.token();
            assertRefused(client.get(address + "&user_id=" + number), PARAMETER_INVALID, "user_id");
            assertRefused(client.get(address + "&limit=" + number), PARAMETER_INVALID, "limit");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {FOLLOWED, FOLLOWERS, FRIENDS})
    void aCursorIsNotNegative(String list) throws Exception {
        assertRefused(client.get(list + "?cursor=-1&token=" + ann.token()), PARAMETER_INVALID, "cursor");
        client.get(list + "?cursor=" + Long.MAX_VALUE + "&token=" + ann.token()).assertSuccess();
    }

    @ParameterizedTest
    @ValueSource(strings = {FOLLOWED, FOLLOWERS, FRIENDS})
    void nobodyHasNoList(String list) throws Exception {
        var reply = client.get(list + "?user_id=" + Long.MAX_VALUE + "&token=" + ann.token());
        assertRefused(reply, ACCOUNT_NOT_FOUND, "no account");
    }

    @ParameterizedTest
    @ValueSource(strings = {FOLLOWED, FOLLOWERS, FRIENDS})
    void withoutAnIdTheTokenMustSayWho(String list) throws Exception {
        for (var query : new String[] {"", "?user_id=", "?token=", "?token=stale", "?user_id&token"}) {
            assertRefused(client.get(list + query), NOT_SIGNED_IN, "token");
        }
    }

    @Test
    void friendsAreOnlyShownToThoseWhoSignIn() throws Exception {
        for (var token : new String[] {"", "&token=", "&token=stale"}) {
            assertRefused(client.get(FRIENDS + "?user_id=" + ann.id() + token), NOT_SIGNED_IN, "token");
            client.get(FOLLOWED + "?user_id=" + ann.id() + token).assertSuccess();
            client.get(FOLLOWERS + "?user_id=" + ann.id() + token).assertSuccess();
        }
    }

    @Test
    void aBodyThatCannotBeReadIsRefused() throws Exception {
        client.sendUrlencoded("POST", ACTION, "token=%zz").assertRefused();
        client.send("POST", ACTION, Form.type(), new Form().field("token", "x").unfinished())
                .assertRefused();
        client.send("POST", ACTION, "application/json", "{\"action_type\": 1}".getBytes(UTF_8))
                .assertRefused();
    }

    @Test
    void getAndPostAreNotMistakenForEachOther() throws Exception {
        client.get(ACTION + "?action_type=1&to_user_id=" + bob.id() + "&token=" + ann.token())
                .assertRefused();
        client.post(FOLLOWED + "?user_id=" + ann.id()).assertRefused();
    }

    private static void assertRefused(Reply reply, int code, String word) {
        reply.assertRefusedBecauseOf(word);
        assertThat(reply.code()).as(reply.message()).isEqualTo(code);
    }
}
