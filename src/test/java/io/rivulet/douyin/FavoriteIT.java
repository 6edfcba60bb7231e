package io.rivulet.douyin;

import static io.rivulet.Clips.Clip.H264;
import static io.rivulet.douyin.Engagements.LIKE;
import static io.rivulet.douyin.Engagements.LIKED;
import static org.assertj.core.api.Assertions.assertThat;

import io.rivulet.Clips;
import io.rivulet.RunningServer;
import io.rivulet.douyin.DouyinClient.Person;
import io.rivulet.platform.events.EventListener;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.env.Environment;
import org.springframework.r2dbc.core.DatabaseClient;
import tools.jackson.databind.JsonNode;

/** Likes and their list as existing clients speak of them. */
@RunningServer
class FavoriteIT {

    private static final String DONE = "{\"status_code\": 0, \"status_msg\": \"success\"}";

    @Autowired
    private List<EventListener> listeners;

    @Autowired
    private Environment environment;

    @Autowired
    private DatabaseClient database;

    private DouyinClient client;
    private Engagements engagements;
    private Person ann;
    private Person author;
    private long film;

    @BeforeEach
    void publish(@LocalServerPort int port) throws Exception {
        client = new DouyinClient(port);
        engagements = new Engagements(client);
        ann = client.register();
        author = client.register();
        film = published();
    }

    @Test
    void likingAnswersTheEnvelopeAloneHoweverOften() throws Exception {
        for (int i = 0; i < 2; i++) {
            Golden.json(DONE).assertEquals(engagements.like(ann, film).json());
        }
        for (int i = 0; i < 2; i++) {
            Golden.json(DONE).assertEquals(engagements.unlike(ann, film).json());
        }
    }

    /** Everywhere where a video is shown: its likes are everybody's to see, the flag is the viewer's own. */
    @Test
    void theNextRequestOfAnybodySeesIt() throws Exception {
        var bob = client.register();
        assertSeen(0, "", author.token(), ann.token(), bob.token());
        engagements.like(ann, film).assertSuccess();
        assertSeen(1, ann.token(), author.token(), bob.token(), "");
        engagements.like(ann, film).assertSuccess();
        assertSeen(1, ann.token(), author.token(), bob.token(), "");
        engagements.unlike(ann, film).assertSuccess();
        assertSeen(0, "", author.token(), ann.token(), bob.token());
    }

    @Test
    void onesOwnVideoMayBeLiked() throws Exception {
        engagements.like(author, film).assertSuccess();
        assertSeen(1, author.token(), ann.token(), "");
        assertCounts(author, 1, 1);
        assertThat(engagements.liked(author, author.token())).containsExactly(film);
        engagements.unlike(author, film).assertSuccess();
        assertCounts(author, 0, 0);
    }

    @Test
    void usersCountWhatTheyGaveAndWhatTheyReceived() throws Exception {
        var other = published();
        engagements.like(ann, film).assertSuccess();
        engagements.like(ann, other).assertSuccess();
        engagements.like(author, other).assertSuccess();
        assertCounts(ann, 2, 0);
        assertCounts(author, 1, 3);
        assertThat(client.feed("")
                        .videos()
                        .path(0)
                        .path("author")
                        .path("total_favorited")
                        .asLong())
                .isEqualTo(3);
        engagements.unlike(ann, other).assertSuccess();
        assertCounts(ann, 1, 0);
        assertCounts(author, 1, 2);
    }

    @ParameterizedTest
    @ValueSource(strings = {LIKED, "/douyin/favorite/list"})
    void theListIsOfWholeVideos(String path) throws Exception {
        engagements.like(ann, film).assertSuccess();
        var address = path + "?user_id=" + ann.id();
        Golden.json(list(video(false, false))).assertEquals(client.get(address).json());
        new Relations(client).follow(ann, author.id()).assertSuccess();
        var seen = video(true, true).replace("\"follower_count\": 0", "\"follower_count\": 1");
        Golden.json(list(seen))
                .assertEquals(client.get(address + "&token=" + ann.token()).json());
        Golden.json(list(seen))
                .assertEquals(client.get(path + "?token=" + ann.token()).json());
    }

    @Test
    void theListBeginsWithTheNewestLike() throws Exception {
        var second = published();
        engagements.like(ann, second).assertSuccess();
        engagements.like(ann, film).assertSuccess();
        assertThat(engagements.liked(ann, "")).containsExactly(film, second);
    }

    @Test
    void aListWithoutLikesIsAnEmptyArray() throws Exception {
        Golden.json(list(""))
                .assertEquals(client.get(LIKED + "?user_id=" + ann.id()).json());
        Golden.json(list("").replace("]}", "], \"next_cursor\": 0}"))
                .assertEquals(client.get(LIKED + "?limit=1&user_id=" + ann.id()).json());
    }

    @Test
    void whatIsInNobodysFeedIsInItsAuthorsListAlone() throws Exception {
        engagements.like(ann, film).assertSuccess();
        engagements.like(author, film).assertSuccess();
        database.sql("UPDATE video SET state = 'PROCESSING', published_at = NULL WHERE id = " + film)
                .then()
                .toFuture()
                .get();
        listeners.forEach(EventListener::missed); // of this
        assertThat(engagements.liked(ann, ann.token())).isEmpty();
        assertThat(engagements.liked(author, "")).isEmpty();
        assertThat(engagements.liked(author, author.token())).containsExactly(film);
        assertThat(engagements.liked(ann, author.token())).containsExactly(film);
        engagements.like(ann, film).assertRefusedBecauseOf("no video " + film);
    }

    @Test
    void theListComesInPartsForThoseWhoAsk() throws Exception {
        var liked = new ArrayList<Long>();
        for (int i = 0; i < 3; i++) {
            liked.addFirst(published());
            engagements.like(ann, liked.getFirst()).assertSuccess();
        }
        var seen = new ArrayList<Long>();
        long cursor = 0;
        do {
            var part = client.get(LIKED + "?limit=2&user_id=" + ann.id() + "&cursor=" + cursor);
            part.videos().forEach(video -> seen.add(video.path("id").asLong()));
            assertThat(part.json().path("next_cursor").isIntegralNumber()).isTrue();
            cursor = part.json().path("next_cursor").asLong();
        } while (cursor != 0);
        assertThat(seen).isEqualTo(liked);
    }

    @ParameterizedTest
    @ValueSource(strings = {LIKE, "/douyin/favorite/action"})
    void parametersMayComeInAnyPlaceAndTheQueryCountsFirst(String path) throws Exception {
        var sent = "token=" + ann.token() + "&video_id=" + film + "&action_type=1";
        var form = new Form()
                .field("token", ann.token())
                .field("video_id", "" + film)
                .field("action_type", "1");
        client.sendUrlencoded("POST", path, sent).assertSuccess();
        client.sendUrlencoded("POST", path + "?" + sent, sent).assertSuccess();
        client.sendUrlencoded("POST", path + "?" + sent, "video_id=x&action_type=x&token=x")
                .assertSuccess();
        client.post(path + "?" + sent + "&video_id=x&action_type=x&token=x").assertSuccess();
        client.post(path, form).assertSuccess();
        client.post(path + "?" + sent, form).assertSuccess();
        assertSeen(1, ann.token());
    }

    @Test
    void aListMayBeAskedForWithAForm() throws Exception {
        engagements.like(ann, film).assertSuccess();
        var sent = "token=" + ann.token() + "&user_id=" + ann.id();
        for (var query : new String[] {"", "?" + sent}) {
            var videos = client.sendUrlencoded("GET", LIKED + query, sent).videos();
            assertThat(videos.path(0).path("is_favorite").asBoolean()).isTrue();
        }
    }

    @Test
    void goPrintsIdsAsFloats() throws Exception {
        engagements.actOnLike(ann, film + ".0e%2B00", "1e0").assertSuccess();
        engagements.actOnLike(ann, film + "e%200", "1.0").assertSuccess();
        assertSeen(1, ann.token());
    }

    private long published() throws Exception {
        client.publish(author, Clips.of(environment).bytes(H264), "tides").assertSuccess();
        return client.publishedBy(author, "").videos().path(0).path("id").asLong();
    }

    private void assertSeen(int count, String liker, String... others) throws Exception {
        if (!liker.isEmpty()) {
            views(liker).forEach(video -> assertView(video, count, true));
        }
        for (var other : others) {
            views(other).forEach(video -> assertView(video, count, false));
        }
    }

    private List<JsonNode> views(String token) throws Exception {
        return List.of(
                Engagements.of(client.feed("?token=" + token).videos(), film), engagements.seen(author, film, token));
    }

    private static void assertView(JsonNode video, int count, boolean favorite) {
        assertThat(video.path("favorite_count").asInt()).isEqualTo(count);
        assertThat(video.path("is_favorite").isBoolean()).isTrue();
        assertThat(video.path("is_favorite").asBoolean()).isEqualTo(favorite);
    }

    private void assertCounts(Person person, int given, int received) throws Exception {
        var user = client.get("/douyin/user/?user_id=" + person.id())
                .assertSuccess()
                .json()
                .path("user");
        assertThat(List.of(
                        user.path("favorite_count").asInt(),
                        user.path("total_favorited").asInt()))
                .containsExactly(given, received);
    }

    private static String list(String videos) {
        return "{\"status_code\": 0, \"status_msg\": \"success\", \"video_list\": [" + videos + "]}";
    }

    private String video(boolean favorite, boolean followed) {
        return """
                {"id": %d, "author": {"id": %d, "name": "%s", "follow_count": 0, "follower_count": 0, "is_follow": %s,
                  "avatar": "<url>", "background_image": "<url>", "signature": "<text>", "total_favorited": 1,
                  "work_count": 1, "favorite_count": 0},
                 "play_url": "<url>", "cover_url": "<url>", "favorite_count": 1, "comment_count": 0, "is_favorite": %s,
                 "title": "tides"}""".formatted(film, author.id(), author.name(), followed, favorite);
    }
}
