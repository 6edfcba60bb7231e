package io.rivulet.douyin;

import static io.rivulet.Clips.Clip.H264;
import static io.rivulet.douyin.Engagements.COMMENT;
import static io.rivulet.douyin.Engagements.COMMENTS;
import static org.assertj.core.api.Assertions.assertThat;

import io.rivulet.Clips;
import io.rivulet.RunningServer;
import io.rivulet.douyin.DouyinClient.Person;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.env.Environment;
import tools.jackson.databind.JsonNode;

/** Comments and their list as existing clients speak of them. */
@RunningServer
class CommentIT {

    private static final String DONE = "{\"status_code\": 0, \"status_msg\": \"success\"}";
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    private DouyinClient client;
    private Engagements engagements;
    private Person ann;
    private Person author;
    private long film;

    @BeforeEach
    void publish(@LocalServerPort int port, @Autowired Environment environment) throws Exception {
        client = new DouyinClient(port);
        engagements = new Engagements(client);
        ann = client.register();
        author = client.register();
        client.publish(author, Clips.of(environment).bytes(H264), "tides").assertSuccess();
        film = client.publishedBy(author, "").videos().path(0).path("id").asLong();
    }

    @ParameterizedTest
    @ValueSource(strings = {COMMENT, "/douyin/comment/action"})
    void addingAnswersWithTheWholeComment(String path) throws Exception {
        var earliest = today();
        var reply = client.post(path + "?action_type=1&comment_text=hello&video_id=" + film + "&token=" + ann.token());
        Golden.json("{\"status_code\": 0, \"status_msg\": \"success\", \"comment\": "
                        + comment("<id>", user(ann, 0, false), "hello") + "}")
                .assertEquals(reply.json());
        assertThat(reply.json().path("comment").path("create_date").asString()).isIn(earliest, today());
    }

    @ParameterizedTest
    @ValueSource(strings = {COMMENTS, "/douyin/comment/list"})
    void theListIsOfWholeCommentsNewestFirst(String path) throws Exception {
        var first = engagements.commentId(ann, film, "first");
        var second = engagements.commentId(author, film, "第二 👩‍👩‍👧‍👦");
        new Relations(client).follow(ann, author.id()).assertSuccess();

        var address = path + "?video_id=" + film;
        Golden.json(list(
                        comment(
                                second,
                                user(author, 1, false).replace("wer_count\": 0", "wer_count\": 1"),
                                "第二 👩‍👩‍👧‍👦"),
                        comment(first, user(ann, 0, false).replace("follow_count\": 0", "follow_count\": 1"), "first")))
                .assertEquals(client.get(address).json());
        assertThat(followed(ann.token())).containsExactly(true, false);
        assertThat(followed(author.token())).containsExactly(false, false);
    }

    @Test
    void deletingAnswersTheEnvelopeAlone() throws Exception {
        var id = engagements.commentId(ann, film, "soon gone");
        Golden.json(DONE).assertEquals(engagements.delete(ann, film, id).json());
        assertThat(engagements.comments(film, "")).isEmpty();
        assertCount(0);
    }

    @Test
    void theNextRequestOfAnybodySeesIt() throws Exception {
        var bob = client.register();
        assertThat(client.get(COMMENTS + "?video_id=" + film).json().path("comment_list"))
                .isEmpty();
        var ids = List.of(engagements.commentId(ann, film, "1"), engagements.commentId(bob, film, "2"));
        for (var token : new String[] {ann.token(), bob.token(), author.token(), "stale", ""}) {
            assertThat(ids(engagements.comments(film, token))).isEqualTo(ids.reversed());
        }
        assertCount(2);
        engagements.delete(author, film, ids.getFirst()).assertSuccess();
        assertThat(ids(engagements.comments(film, bob.token()))).containsExactly(ids.getLast());
        assertCount(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "👩‍👩‍👧‍👦👍🏽🇨🇳",
                "مرحبا بالعالم",
                "שלום \u202bעולם\u202c",
                "क्‍ष",
                "<b>&amp;\"\\'</b>",
                "a=b&c=d+e%20f",
                "two\nlines\t\u2028"
            })
    void textIsShownToTheLetterWhereverItIsSent(String text) throws Exception {
        var kept = text.strip();
        var rest = "&action_type=1&video_id=" + film + "&token=" + ann.token();
        engagements.comment(ann, film, text).assertSuccess();
        client.sendUrlencoded("POST", COMMENT, "comment_text=" + DouyinClient.encoded(text) + rest)
                .assertSuccess();
        client.post(COMMENT + "?" + rest.substring(1), new Form().field("comment_text", text))
                .assertSuccess();
        assertThat(engagements.comments(film, ""))
                .hasSize(3)
                .allSatisfy(comment ->
                        assertThat(comment.path("content").asString()).isEqualTo(kept));
    }

    @ParameterizedTest
    @ValueSource(strings = {COMMENT, "/douyin/comment/action"})
    void parametersMayComeInAnyPlaceAndTheQueryCountsFirst(String path) throws Exception {
        var sent = "token=" + ann.token() + "&video_id=" + film + "&action_type=1&comment_text=one";
        var form = new Form()
                .field("token", ann.token())
                .field("video_id", "" + film)
                .field("action_type", "1")
                .field("comment_text", "one")
                .field("comment_text", "two");
        client.post(path + "?" + sent + "&comment_text=two&video_id=x").assertSuccess();
        client.sendUrlencoded("POST", path, sent + "&comment_text=two").assertSuccess();
        client.sendUrlencoded("POST", path + "?" + sent, "comment_text=two&token=x&video_id=x&action_type=x")
                .assertSuccess();
        client.post(path, form).assertSuccess();
        client.post(path + "?" + sent, form).assertSuccess();
        assertThat(engagements.comments(film, ""))
                .hasSize(5)
                .allSatisfy(comment ->
                        assertThat(comment.path("content").asString()).isEqualTo("one"));
    }

    @Test
    void goPrintsIdsAsFloats() throws Exception {
        var id = engagements.commentId(ann, film, "float");
        assertThat(client.get(COMMENTS + "?video_id=" + film + ".0e%2B00")
                        .assertSuccess()
                        .json()
                        .path("comment_list"))
                .hasSize(1);
        engagements.delete(ann, film, id + ".0e%2B00").assertSuccess();
        assertCount(0);
    }

    @Test
    void theListComesInPartsForThoseWhoAsk() throws Exception {
        var all = new ArrayList<Long>();
        for (int i = 0; i < 5; i++) {
            all.addFirst(engagements.commentId(ann, film, "" + i));
        }
        var seen = new ArrayList<Long>();
        long cursor = 0;
        do {
            var part = client.get(COMMENTS + "?limit=2&video_id=" + film + "&cursor=" + cursor)
                    .assertSuccess()
                    .json();
            seen.addAll(ids(part.path("comment_list").valueStream().toList()));
            assertThat(part.path("next_cursor").isIntegralNumber()).isTrue();
            cursor = part.path("next_cursor").asLong();
        } while (cursor != 0);
        assertThat(seen).isEqualTo(all);
    }

    private void assertCount(int expected) throws Exception {
        assertThat(engagements.seen(author, film, "").path("comment_count").asInt())
                .isEqualTo(expected);
        assertThat(Engagements.of(client.feed("").videos(), film)
                        .path("comment_count")
                        .asInt())
                .isEqualTo(expected);
    }

    private List<Boolean> followed(String token) throws Exception {
        return engagements.comments(film, token).stream()
                .map(comment -> comment.path("user").path("is_follow").asBoolean())
                .toList();
    }

    private static List<Long> ids(List<JsonNode> comments) {
        return comments.stream().map(comment -> comment.path("id").asLong()).toList();
    }

    private static String today() {
        return LocalDate.now(SHANGHAI).format(DateTimeFormatter.ofPattern("MM-dd"));
    }

    private static String list(String... comments) {
        return "{\"status_code\": 0, \"status_msg\": \"success\", \"comment_list\": [" + String.join(", ", comments)
                + "]}";
    }

    private static String comment(Object id, String user, String content) {
        var shown = id instanceof String ? "\"" + id + "\"" : id;
        return "{\"id\": " + shown + ", \"user\": " + user + ", \"content\": \"" + content
                + "\", \"create_date\": \"<text>\"}";
    }

    private static String user(Person person, int works, boolean followed) {
        return """
                {"id": %d, "name": "%s", "follow_count": 0, "follower_count": 0, "is_follow": %s, "avatar": "<url>",
                 "background_image": "<url>", "signature": "<text>", "total_favorited": 0, "work_count": %d,
                 "favorite_count": 0}""".formatted(person.id(), person.name(), followed, works);
    }
}
