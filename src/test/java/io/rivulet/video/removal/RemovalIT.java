package io.rivulet.video.removal;

import static io.rivulet.Outcomes.await;
import static io.rivulet.Outcomes.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.rivulet.Clips;
import io.rivulet.Clips.Clip;
import io.rivulet.RunningServer;
import io.rivulet.account.Accounts;
import io.rivulet.douyin.DouyinClient;
import io.rivulet.douyin.DouyinClient.Person;
import io.rivulet.douyin.Engagements;
import io.rivulet.douyin.Reply;
import io.rivulet.platform.security.Viewer;
import io.rivulet.platform.web.ApiException;
import io.rivulet.video.VideoError;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.env.Environment;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import tools.jackson.databind.JsonNode;

/** What an author removes is nowhere by the next request, and nothing of it is left. */
@RunningServer
class RemovalIT {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    @Autowired
    private Removal removal;

    @Autowired
    private Accounts accounts;

    @Autowired
    private DatabaseClient database;

    @LocalServerPort
    private int port;

    private DouyinClient client;
    private Engagements engagements;
    private Person author;
    private Person fan;
    private long film;

    @BeforeEach
    void publish(@Autowired Environment environment) throws Exception {
        client = new DouyinClient(port);
        engagements = new Engagements(client);
        author = client.register();
        fan = client.register();
        client.publish(author, Clips.of(environment).bytes(Clip.H264), "tides").assertSuccess();
        film = client.publishedBy(author, "").videos().path(0).path("id").asLong();
        engagements.like(fan, film).assertSuccess();
        engagements.comment(fan, film, "lovely").assertSuccess();
    }

    @Test
    void aRemovedVideoIsNowhereByTheNextRequest() throws Exception {
        assertThat(everywhere()).hasSize(5);
        await(removal.remove(viewer(author), film));
        assertThat(everywhere()).isEmpty();
        for (var refused : List.of(
                engagements.like(fan, film),
                engagements.unlike(fan, film),
                engagements.comment(fan, film, "where is it?"),
                client.get(Engagements.COMMENTS + "?video_id=" + film))) {
            assertThat(refused.code()).isEqualTo(VideoError.VIDEO_NOT_FOUND.number());
        }
        assertThat(films(client.feed(""))).isEmpty();
    }

    @Test
    void theFileOfARemovedVideoGoesAway() throws Exception {
        var play = inFeed().path("play_url").asString();
        assertThat(client.fetch(play).statusCode()).isEqualTo(200);
        assertThat(files()).isOne();

        await(removal.remove(viewer(author), film));

        Awaitility.await().atMost(LIMIT).until(() -> files() == 0);
        assertThat(client.fetch(play).statusCode()).isEqualTo(404);
    }

    private long files() throws Exception {
        return await(database.sql("SELECT count(*) FROM stored_object WHERE account_id = " + author.id())
                .mapValue(Long.class)
                .one());
    }

    @Test
    void countsStayTrueWhenItIsRemovedTwice() throws Exception {
        await(removal.remove(viewer(author), film));
        refused(removal.remove(viewer(author), film), VideoError.VIDEO_NOT_FOUND);
        var counts = await(accounts.require(author.id())).counts();
        assertThat(counts.works()).isZero();
        assertThat(counts.favorited()).isZero();
        assertThat(await(accounts.require(fan.id())).counts().favorites()).isZero();
    }

    @Test
    void onlyItsAuthorRemovesIt() throws Exception {
        refused(removal.remove(viewer(fan), film), VideoError.NOT_THE_AUTHOR);
        refused(removal.remove(viewer(author), Long.MAX_VALUE), VideoError.VIDEO_NOT_FOUND);
        assertThat(everywhere()).hasSize(5);
        await(removal.remove(viewer(author), film));
        refused(removal.remove(viewer(fan), film), VideoError.VIDEO_NOT_FOUND);
    }

    @Test
    void removersAndLikersAtTheSameTimeLeaveEveryCountEqualToItsRows() throws Exception {
        await(Flux.range(0, 60)
                .flatMap(
                        i -> Mono.fromCallable(() -> i % 20 == 10
                                        ? await(removal.remove(viewer(author), film)
                                                .onErrorComplete(ApiException.class)
                                                .thenReturn(true))
                                        : engagements
                                                        .like(i % 2 == 0 ? fan : author, film)
                                                        .json()
                                                != null)
                                .subscribeOn(Schedulers.boundedElastic()),
                        12)
                .then());
        long rows = await(database.sql("SELECT count(*) FROM favorite WHERE video_id = " + film)
                .mapValue(Long.class)
                .one());
        var counts = await(accounts.require(author.id())).counts();
        assertThat(counts.works()).isZero();
        assertThat(counts.favorited()).isEqualTo(rows);
    }

    /** The places that show the film to those who may see it. */
    private List<JsonNode> everywhere() throws Exception {
        var token = fan.token();
        var liked = client.get(Engagements.LIKED + "?user_id=" + fan.id() + "&token=" + token);
        var comments = client.get(Engagements.COMMENTS + "?video_id=" + film + "&token=" + token);
        return Stream.concat(
                        Stream.of(
                                        client.feed("?token=" + token),
                                        client.publishedBy(author, ""),
                                        client.publishedBy(author, author.token()),
                                        liked)
                                .flatMap(this::films),
                        comments.json().path("comment_list").valueStream())
                .toList();
    }

    private Stream<JsonNode> films(Reply list) {
        return list.videos().valueStream().filter(video -> video.path("id").asLong() == film);
    }

    private JsonNode inFeed() throws Exception {
        return Engagements.of(client.feed("?token=" + fan.token()).videos(), film);
    }

    private static Viewer viewer(Person person) {
        return new Viewer(person.id());
    }
}
