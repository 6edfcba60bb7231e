package io.rivulet.douyin;

import static io.rivulet.Clips.Clip.H264;
import static io.rivulet.douyin.Engagements.COMMENT;
import static io.rivulet.douyin.Engagements.COMMENTS;
import static io.rivulet.douyin.Engagements.LIKE;
import static io.rivulet.douyin.Engagements.LIKED;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.rivulet.Clips;
import io.rivulet.RunningServer;
import io.rivulet.douyin.DouyinClient.Person;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.env.Environment;

/** What is refused says what to change, and changes nothing. */
@RunningServer
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RefusedEngagementIT {

    private static final int PARAMETER_MISSING = 1005;
    private static final int PARAMETER_INVALID = 1006;
    private static final int NOT_SIGNED_IN = 2004;
    private static final int ACCOUNT_NOT_FOUND = 2005;
    private static final int VIDEO_NOT_FOUND = 5002;
    private static final int COMMENT_MISSING = 7000;
    private static final int COMMENT_INVALID = 7001;
    private static final int COMMENT_NOT_FOUND = 7002;

    private DouyinClient client;
    private Engagements engagements;
    private Person ann;
    private Person author;
    private long film;
    private long comment;

    @BeforeAll
    void publish(@LocalServerPort int port, @Autowired Environment environment) throws Exception {
        client = new DouyinClient(port);
        engagements = new Engagements(client);
        ann = client.register();
        author = client.register();
        client.publish(author, Clips.of(environment).bytes(H264), "tides").assertSuccess();
        film = client.publishedBy(author, "").videos().path(0).path("id").asLong();
        comment = engagements.commentId(author, film, "the only one");
    }

    @AfterEach
    void nothingHasChanged() throws Exception {
        assertThat(engagements.liked(ann, "")).isEmpty();
        assertThat(engagements.comments(film, ""))
                .extracting(each -> each.path("id").asLong())
                .containsExactly(comment);
        var seen = engagements.seen(author, film, "");
        assertThat(seen.path("favorite_count").asInt()).isZero();
        assertThat(seen.path("comment_count").asInt()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"9223372036854775807", "9.007199254740991e%2B15"})
    void whatIsNotThereIsNeitherLikedNorSpokenOf(String video) throws Exception {
        assertRefused(engagements.actOnLike(ann, video, "1"), VIDEO_NOT_FOUND, "no video 9");
        assertRefused(engagements.actOnLike(ann, video, "2"), VIDEO_NOT_FOUND, "no video 9");
        assertRefused(onComment(ann, video, "1", "&comment_text=x"), VIDEO_NOT_FOUND, "no video 9");
        assertRefused(onComment(ann, video, "2", "&comment_id=" + comment), VIDEO_NOT_FOUND, "no video 9");
        assertRefused(client.get(COMMENTS + "?video_id=" + video), VIDEO_NOT_FOUND, "no video 9");
    }

    @Test
    void aCommentOfSomebodyElseStays() throws Exception {
        assertRefused(engagements.delete(ann, film, comment), COMMENT_NOT_FOUND, "no comment " + comment);
        assertRefused(engagements.delete(author, film, Long.MAX_VALUE), COMMENT_NOT_FOUND, "no comment");
    }

    @Test
    void aDeletedCommentIsNotDeletedAgain() throws Exception {
        var gone = engagements.commentId(ann, film, "gone");
        engagements.delete(ann, film, gone).assertSuccess();
        assertRefused(engagements.delete(ann, film, gone), COMMENT_NOT_FOUND, "no comment " + gone);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "&comment_text", "&comment_text=", "&comment_text=%20%0a", "&comment_text=%e2%80%8b"})
    void aCommentHasSomethingToRead(String text) throws Exception {
        assertRefused(onComment(ann, film, "1", text), COMMENT_MISSING, "comment");
    }

    @ParameterizedTest
    @ValueSource(strings = {"%00", "a%00b", "a%07b", "a%0db", "a%c2%85b"})
    void aCommentHasNoControlCharacters(String text) throws Exception {
        assertRefused(onComment(ann, film, "1", "&comment_text=x" + text + "x"), COMMENT_INVALID, "control characters");
    }

    @Test
    void aCommentIsNotLongerThanAllowed() throws Exception {
        assertRefused(engagements.comment(ann, film, "潮".repeat(501)), COMMENT_INVALID, "500 characters");
        assertRefused(
                client.sendUrlencoded("POST", COMMENT, sent("1") + "&comment_text=" + "x".repeat(100_000)),
                COMMENT_INVALID,
                "500 characters");
    }

    @Test
    void ofARepeatedCommentTheFirstCounts() throws Exception {
        assertRefused(
                onComment(ann, film, "1", "&comment_text=" + "x".repeat(501) + "&comment_text=y"),
                COMMENT_INVALID,
                "500");
    }

    @ParameterizedTest
    @ValueSource(strings = {LIKE, COMMENT})
    void whoActsSignsIn(String path) throws Exception {
        var rest = "video_id=" + film + "&action_type=1&comment_text=x";
        for (var token : new String[] {"", "token=&", "token=stale&", "token&", "token=%00&", "token=a.b.c&"}) {
            assertRefused(client.post(path + "?" + token + rest), NOT_SIGNED_IN, "Sign in");
            assertRefused(client.sendUrlencoded("POST", path, token + rest), NOT_SIGNED_IN, "Sign in");
        }
        assertRefused(client.post(path), NOT_SIGNED_IN, "Sign in");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "3", "-1", "12", "1e1", "9223372036854775807", "-9223372036854775808"})
    void anActionIsOneOrTwo(String type) throws Exception {
        assertRefused(engagements.actOnLike(ann, film, type), PARAMETER_INVALID, "action_type");
        assertRefused(onComment(ann, film, type, "&comment_text=x"), PARAMETER_INVALID, "action_type");
    }

    @Test
    void whatIsMissingIsNamed() throws Exception {
        for (var path : new String[] {LIKE, COMMENT}) {
            var address = path + "?comment_text=x&token=" + ann.token();
            for (var empty : new String[] {"", "=", "=%20"}) {
                var type = address + "&video_id=" + film + "&action_type" + empty;
                var video = address + "&action_type=1&video_id" + empty;
                assertRefused(client.post(type), PARAMETER_MISSING, "action_type");
                assertRefused(client.post(video), PARAMETER_MISSING, "video_id");
            }
        }
        assertRefused(onComment(author, film, "2", ""), PARAMETER_MISSING, "comment_id");
        assertRefused(onComment(author, film, "2", "&comment_id=%20"), PARAMETER_MISSING, "comment_id");
        assertRefused(client.get(COMMENTS + "?token=" + ann.token()), PARAMETER_MISSING, "video_id");
    }

    @ParameterizedTest
    @MethodSource("io.rivulet.douyin.RefusedParametersIT#noWholeNumbers")
    void whatIsNoWholeNumberIsRefused(String number) throws Exception {
        assertNumberRefused(DouyinClient.encoded(number));
        assertRefused(engagements.actOnLike(ann, film, DouyinClient.encoded(number)), PARAMETER_INVALID, "action_type");
        assertRefused(cursor(LIKED, DouyinClient.encoded(number)), PARAMETER_INVALID, "cursor");
        assertRefused(cursor(COMMENTS, DouyinClient.encoded(number)), PARAMETER_INVALID, "cursor");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "-1.5e1", "-9223372036854775808"})
    void anIdIsAboveZero(String number) throws Exception {
        assertNumberRefused(number);
    }

    @ParameterizedTest
    @ValueSource(strings = {LIKED, COMMENTS})
    void aCursorIsNotNegative(String list) throws Exception {
        assertRefused(cursor(list, "-1"), PARAMETER_INVALID, "cursor");
        cursor(list, "" + Long.MAX_VALUE).assertSuccess();
        cursor(list, "1e0").assertSuccess();
    }

    @Test
    void nobodyHasNoLikes() throws Exception {
        assertRefused(client.get(LIKED + "?user_id=" + Long.MAX_VALUE), ACCOUNT_NOT_FOUND, "no account");
        for (var query : new String[] {"", "?user_id=", "?token=", "?token=stale", "?user_id&token"}) {
            assertRefused(client.get(LIKED + query), NOT_SIGNED_IN, "token");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {LIKE, COMMENT})
    void aBodyThatCannotBeReadIsRefused(String path) throws Exception {
        var unfinished = new Form().field("token", "x").unfinished();
        client.sendUrlencoded("POST", path, "token=%zz").assertRefused();
        client.send("POST", path, Form.type(), unfinished).assertRefused();
        client.send("POST", path, "application/json", "{\"action_type\": 1}".getBytes(UTF_8))
                .assertRefused();
    }

    @Test
    void getAndPostAreNotMistakenForEachOther() throws Exception {
        client.get(LIKE + "?" + sent("1")).assertRefused();
        client.get(COMMENT + "?comment_text=x&" + sent("1")).assertRefused();
        client.post(LIKED + "?user_id=" + ann.id()).assertRefused();
        client.post(COMMENTS + "?video_id=" + film).assertRefused();
    }

    private void assertNumberRefused(String number) throws Exception {
        assertRefused(engagements.actOnLike(ann, number, "1"), PARAMETER_INVALID, "video_id");
        assertRefused(onComment(ann, number, "1", "&comment_text=x"), PARAMETER_INVALID, "video_id");
        assertRefused(engagements.delete(author, film, number), PARAMETER_INVALID, "comment_id");
        assertRefused(client.get(COMMENTS + "?video_id=" + number), PARAMETER_INVALID, "video_id");
        assertRefused(client.get(COMMENTS + "?video_id=" + film + "&limit=" + number), PARAMETER_INVALID, "limit");
        assertRefused(client.get(LIKED + "?user_id=" + number), PARAMETER_INVALID, "user_id");
        assertRefused(client.get(LIKED + "?user_id=" + ann.id() + "&limit=" + number), PARAMETER_INVALID, "limit");
    }

    private Reply cursor(String list, String cursor) throws Exception {
        return client.get(list + "?user_id=" + ann.id() + "&video_id=" + film + "&cursor=" + cursor);
    }

    private Reply onComment(Person who, Object video, String type, String rest) throws Exception {
        return client.post(COMMENT + "?token=" + who.token() + "&video_id=" + video + "&action_type=" + type + rest);
    }

    private String sent(String type) {
        return "token=" + ann.token() + "&video_id=" + film + "&action_type=" + type;
    }

    private static void assertRefused(Reply reply, int code, String word) {
        reply.assertRefusedBecauseOf(word);
        assertThat(reply.code()).as(reply.message()).isEqualTo(code);
    }
}
