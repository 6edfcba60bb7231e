package io.rivulet.douyin;

import static io.rivulet.douyin.DouyinClient.encoded;
import static org.assertj.core.api.Assertions.assertThat;

import io.rivulet.RunningServer;
import io.rivulet.douyin.DouyinClient.Person;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** The addresses of messages, as clients use them. */
@RunningServer
class MessageContractIT {

    private static final String ACTION = "/douyin/message/action/";
    private static final String CHAT = "/douyin/message/chat/";
    private static final String EMPTY = "{\"status_code\": 0, \"status_msg\": \"success\", \"message_list\": []}";

    private DouyinClient client;
    private Person ann;
    private Person bob;

    @BeforeEach
    void register(@LocalServerPort int port) throws Exception {
        client = new DouyinClient(port);
        ann = client.register();
        bob = client.register();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/"})
    void aMessageIsReadByBoth(String end) throws Exception {
        Golden.json("{\"status_code\": 0, \"status_msg\": \"success\"}")
                .assertEquals(client.post("/douyin/message/action" + end + sending(ann, bob, "你好 👋🏽"))
                        .json());

        var golden = Golden.json("""
                {"status_code": 0, "status_msg": "success", "message_list": [
                 {"id": "<id>", "to_user_id": %d, "from_user_id": %d, "content": "你好 👋🏽", "create_time": "<id>"}]}
                """.formatted(bob.id(), ann.id()));
        golden.assertEquals(
                client.get("/douyin/message/chat" + end + chat(ann, bob)).json());
        golden.assertEquals(client.get("/douyin/message/chat" + end + chat(bob, ann) + "&pre_msg_time=0")
                .json());
        golden.assertEquals(client.get("/douyin/message/chat" + end + chat(bob, ann) + "&pre_msg_time=1")
                .json());
        Golden.json(EMPTY)
                .assertEquals(
                        client.get(CHAT + chat(ann, bob) + "&pre_msg_time=1").json());
    }

    @Test
    void aConversationWithoutMessagesIsAnEmptyArray() throws Exception {
        Golden.json(EMPTY).assertEquals(client.get(CHAT + chat(ann, bob)).json());
        Golden.json(EMPTY).assertEquals(client.get(CHAT + chat(ann, ann)).json());
        Golden.json(EMPTY)
                .assertEquals(client.get(CHAT + chat(ann, bob) + "&pre_msg_time=1795272365944")
                        .json());
    }

    /** As the first clients do: the history once, then a poll with the time of the last message that was shown. */
    @Test
    void pollingGetsEveryMessageOfThePeerOnce() throws Exception {
        send(ann, bob, "one");
        send(bob, ann, "two");
        var history = messages(chat(bob, ann));
        assertThat(history).extracting(MessageContractIT::content).containsExactly("one", "two");
        long last = time(history.getLast());
        assertThat(messages(chat(bob, ann) + "&pre_msg_time=" + last)).isEmpty();

        send(ann, bob, "three");
        send(bob, ann, "own");
        send(ann, bob, "four");
        var news = messages(chat(bob, ann) + "&pre_msg_time=" + last);
        assertThat(news).extracting(MessageContractIT::content).containsExactly("three", "four");
        assertThat(messages(chat(bob, ann) + "&pre_msg_time=" + time(news.getFirst())))
                .extracting(MessageContractIT::content)
                .containsExactly("four");
    }

    @Test
    void aTimeInSecondsIsTheEndOfThatSecond() throws Exception {
        send(ann, bob, "hello");
        long second = time(messages(chat(bob, ann)).getFirst()) / 1000;

        assertThat(messages(chat(bob, ann) + "&pre_msg_time=" + second)).isEmpty();
        assertThat(messages(chat(bob, ann) + "&pre_msg_time=" + (second - 1))).hasSize(1);
        assertThat(messages(chat(bob, ann) + "&pre_msg_time=%e".formatted((double) second - 2_000)))
                .hasSize(1);
    }

    @Test
    void historyPagesBackwards() throws Exception {
        for (int i = 1; i <= 5; i++) {
            send(ann, bob, "message " + i);
        }
        var page =
                client.get(CHAT + chat(ann, bob) + "&limit=2").assertSuccess().json();
        assertThat(page.path("message_list"))
                .extracting(MessageContractIT::content)
                .containsExactly("message 4", "message 5");
        page = client.get(CHAT + chat(ann, bob) + "&limit=3&cursor=" + page.path("next_cursor"))
                .assertSuccess()
                .json();
        assertThat(page.path("message_list"))
                .extracting(MessageContractIT::content)
                .containsExactly("message 1", "message 2", "message 3");
        assertThat(page.path("next_cursor").asLong()).isZero();
    }

    @Test
    void friendsShowTheLatestMessage() throws Exception {
        for (var pair : List.of(List.of(ann, bob), List.of(bob, ann))) {
            client.post("/douyin/relation/action/" + chat(pair.getFirst(), pair.getLast()) + "&action_type=1")
                    .assertSuccess();
        }
        assertFriend(ann, "", 0);
        send(ann, bob, "mine");
        assertFriend(ann, "mine", 1);
        assertFriend(bob, "mine", 0);
        send(bob, ann, "yours");
        assertFriend(ann, "yours", 0);
    }

    private void assertFriend(Person viewer, String message, int type) throws Exception {
        var friends = client.get(
                        "/douyin/relation/friend/list/?user_id=" + viewer.id() + "&token=" + encoded(viewer.token()))
                .assertSuccess()
                .json()
                .path("user_list");
        assertThat(friends).hasSize(1);
        assertThat(friends.path(0).path("message").asString()).isEqualTo(message);
        assertThat(friends.path(0).path("msgType").asInt()).isEqualTo(type);
    }

    /** Some clients send everything in the query, some in a form, some in both, and the text twice. */
    @Test
    void parametersMayStandAnywhere() throws Exception {
        client.post(ACTION + sending(ann, bob, "first") + "&content=second").assertSuccess();
        client.sendUrlencoded("POST", ACTION, sending(ann, bob, "urlencoded").substring(1))
                .assertSuccess();
        client.sendUrlencoded("POST", ACTION + sending(ann, bob, "query"), "content=form")
                .assertSuccess();
        client.post(
                        ACTION,
                        new Form()
                                .field("content", "multipart")
                                .field("to_user_id", Long.toString(bob.id()))
                                .field("action_type", "1")
                                .field("token", ann.token()))
                .assertSuccess();

        var chat =
                client.sendUrlencoded("GET", CHAT, chat(bob, ann).substring(1)).assertSuccess();
        assertThat(chat.json().path("message_list"))
                .extracting(MessageContractIT::content)
                .containsExactly("first", "urlencoded", "query", "multipart");
    }

    @Test
    void aNumberMayBeWrittenAsAFloat() throws Exception {
        var floating = "?token=" + encoded(ann.token()) + "&action_type=1e0&content=x&to_user_id="
                + "%d.0e+00".formatted(bob.id());
        client.post(ACTION + floating).assertSuccess();
        assertThat(messages(chat(bob, ann))).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "👩‍👩‍👧‍👦❤️",
                "\u202Eשלום\u200F עולם",
                "می‌خواهم",
                "a\nb\tc",
                "100% & more = fine + 1",
                "\"\\{}<>"
            })
    void textIsAnsweredAsItWasTyped(String text) throws Exception {
        send(ann, bob, text);
        assertThat(messages(chat(bob, ann)))
                .extracting(MessageContractIT::content)
                .containsExactly(text);
    }

    @Test
    void aMessageSentTwiceByItsClientIsOne() throws Exception {
        client.post(ACTION + sending(ann, bob, "hello") + "&client_message_id=7f")
                .assertSuccess();
        client.post(ACTION + sending(ann, bob, "hello") + "&client_message_id=7f")
                .assertSuccess();
        client.post(ACTION + sending(ann, bob, "hello") + "&client_message_id=" + "7".repeat(65))
                .assertRefusedBecauseOf("64");
        assertThat(messages(chat(bob, ann))).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            2004, token=
            2004, token=stale
            1005, to_user_id=
            1006, to_user_id=x
            1006, to_user_id=0
            1006, to_user_id=-5
            1006, to_user_id=1.5
            1006, to_user_id=9223372036854775808
            1006, to_user_id=1e400
            2005, to_user_id=9007199254740991
            2005, to_user_id=9.007199254740991e+15
            1005, action_type=
            1006, action_type=0
            1006, action_type=2
            1006, action_type=-1
            1006, action_type=one
            8000, content=
            8000, content=%20%E2%80%8B%0A
            8001, content=a%00b
            """)
    void whatCannotBeSentIsRefused(int code, String parameter) throws Exception {
        var reply = client.post(ACTION + "?" + parameter + "&" + without(parameter, sending(ann, bob, "hello")));
        assertThat(reply.assertRefused().code()).as(reply.message()).isEqualTo(code);
        assertThat(messages(chat(bob, ann))).isEmpty();
    }

    @Test
    void nobodyWritesToThemselvesOrTooMuch() throws Exception {
        assertThat(client.post(ACTION + sending(ann, ann, "hello"))
                        .assertRefused()
                        .code())
                .isEqualTo(8002);
        assertThat(client.post(ACTION + sending(ann, bob, "x".repeat(2001)))
                        .assertRefused()
                        .code())
                .isEqualTo(8001);
        client.post(ACTION + sending(ann, bob, "x".repeat(2000))).assertSuccess();
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            2004, token=
            2004, token=stale
            1005, to_user_id=
            1006, to_user_id=x
            1006, to_user_id=-1
            2005, to_user_id=9007199254740991
            1006, pre_msg_time=x
            1006, pre_msg_time=1.5
            1006, pre_msg_time=9223372036854775808
            1006, pre_msg_time=1e19
            """)
    void whatCannotBeReadIsRefused(int code, String parameter) throws Exception {
        var reply = client.get(CHAT + "?" + parameter + "&" + without(parameter, chat(ann, bob)));
        assertThat(reply.assertRefused().code()).as(reply.message()).isEqualTo(code);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "-1", "-9223372036854775808"})
    void aTimeThatIsNoneAsksForTheHistory(String time) throws Exception {
        send(ann, bob, "own");
        assertThat(messages(chat(ann, bob) + "&pre_msg_time=" + time)).hasSize(1);
        assertThat(messages(chat(bob, ann) + "&pre_msg_time=9223372036854775807"))
                .isEmpty();
    }

    private void send(Person from, Person to, String content) throws Exception {
        client.post(ACTION + sending(from, to, content)).assertSuccess();
    }

    private List<JsonNode> messages(String query) throws Exception {
        var list = client.get(CHAT + query).assertSuccess().json().path("message_list");
        assertThat(list.isArray()).isTrue();
        return list.valueStream().toList();
    }

    private static String sending(Person from, Person to, String content) {
        return chat(from, to) + "&action_type=1&content=" + encoded(content);
    }

    private static String chat(Person viewer, Person peer) {
        return "?token=" + encoded(viewer.token()) + "&to_user_id=" + peer.id();
    }

    private static String without(String parameter, String query) {
        var name = parameter.substring(0, parameter.indexOf('='));
        return query.substring(1).replaceAll("(^|&)" + name + "=[^&]*", "");
    }

    private static String content(JsonNode message) {
        return message.path("content").asString();
    }

    private static long time(JsonNode message) {
        return message.path("create_time").asLong();
    }
}
