package io.rivulet.video.publishing;

import static io.rivulet.Outcomes.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.rivulet.RunningServer;
import io.rivulet.account.Accounts;
import io.rivulet.douyin.DouyinClient;
import io.rivulet.douyin.DouyinClient.Person;
import io.rivulet.douyin.Engagements;
import io.rivulet.douyin.Reply;
import io.rivulet.media.Container;
import io.rivulet.media.MediaTokens;
import io.rivulet.platform.s3.ObjectStore;
import io.rivulet.video.ApiClient;
import io.rivulet.video.Playable;
import io.rivulet.video.Visibility;
import io.rivulet.video.entry.Caption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.transaction.reactive.TransactionalOperator;

/** Who finds a video where, by whom it is meant for. */
@RunningServer
class VisibilityIT {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final String ONE = "/api/v1/videos/";

    @Autowired
    private VideoRepository repository;

    @Autowired
    private Admission admission;

    @Autowired
    private TransactionalOperator transaction;

    @Autowired
    private MediaTokens tokens;

    @Autowired
    private ObjectStore store;

    @Autowired
    private Accounts accounts;

    @TempDir
    private Path folder;

    private ApiClient api;
    private DouyinClient client;
    private Engagements engagements;
    private Person author;
    private Person fan;

    @BeforeEach
    void register(@LocalServerPort int port) throws Exception {
        api = new ApiClient(port);
        client = new DouyinClient(port);
        engagements = new Engagements(client);
        author = client.register();
        fan = client.register();
    }

    @Test
    void aPublicOneIsEverywhereAndAWork() throws Exception {
        long film = film(Visibility.PUBLIC);

        assertThat(isIn(client.feed("?token=" + fan.token()), film)).isTrue();
        assertThat(isIn(client.publishedBy(author, fan.token()), film)).isTrue();
        assertThat(works()).isOne();
        assertThat(api.get(ONE + film, "").statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @EnumSource(names = {"UNLISTED", "PRIVATE"})
    void theOthersAreInTheListOfTheirAuthorAlone(Visibility visibility) throws Exception {
        long film = film(visibility);

        assertThat(isIn(client.feed("?token=" + author.token()), film)).isFalse();
        assertThat(isIn(client.publishedBy(author, ""), film)).isFalse();
        assertThat(isIn(client.publishedBy(author, fan.token()), film)).isFalse();
        assertThat(isIn(client.publishedBy(author, author.token()), film)).isTrue();
        assertThat(works()).isZero();
    }

    @Test
    void anUnlistedOneIsForWhoeverWasToldOfIt() throws Exception {
        long film = film(Visibility.UNLISTED);

        engagements.like(fan, film).assertSuccess();
        engagements.comment(fan, film, "so calm").assertSuccess();
        assertThat(engagements.comments(film, "")).hasSize(1);
        assertThat(engagements.liked(fan, fan.token())).containsExactly(film);
        assertThat(engagements.liked(fan, author.token())).containsExactly(film);
        assertThat(engagements.liked(fan, "")).isEmpty();
        assertThat(engagements.liked(fan, client.register().token())).isEmpty();
        var shown = ApiClient.json(api.get(ONE + film, ""));
        assertThat(shown.path("visibility").asString()).isEqualTo("unlisted");
        assertThat(shown.path("favorite_count").asLong()).isOne();
        assertThat(client.fetch(shown.path("play_url").asString()).statusCode()).isEqualTo(200);
    }

    @Test
    void aPrivateOneIsItsAuthorsAlone() throws Exception {
        long film = film(Visibility.PRIVATE);

        engagements.like(fan, film).assertRefusedBecauseOf("no video " + film);
        engagements.comment(fan, film, "hello").assertRefusedBecauseOf("no video " + film);
        client.get(Engagements.COMMENTS + "?video_id=" + film + "&token=" + fan.token())
                .assertRefusedBecauseOf("no video " + film);
        assertThat(api.get(ONE + film, "").statusCode()).isEqualTo(404);
        assertThat(api.get(ONE + film, fan.token()).statusCode()).isEqualTo(404);

        engagements.like(author, film).assertSuccess();
        engagements.comment(author, film, "mine").assertSuccess();
        assertThat(engagements.liked(author, author.token())).containsExactly(film);
        assertThat(engagements.liked(author, fan.token())).isEmpty();
        assertThat(engagements.comments(film, author.token())).hasSize(1);
    }

    @Test
    void theLinksOfAPrivateOneOpenAndAreNewInEachAnswer() throws Exception {
        long film = film(Visibility.PRIVATE);

        var own = ApiClient.json(api.get(ONE + film, author.token()));
        var listed = Engagements.of(client.publishedBy(author, author.token()).videos(), film);
        for (var link : List.of(own.path("play_url"), own.path("cover_url"), listed.path("play_url"))) {
            assertThat(link.asString()).contains("/media/private/", "?expires=", "&signature=");
            var answer = client.fetch(link.asString());
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
        }
        Awaitility.await()
                .atMost(LIMIT)
                .until(() -> !Engagements.of(
                                client.publishedBy(author, author.token()).videos(), film)
                        .path("play_url")
                        .equals(listed.path("play_url")));
    }

    /** Ready, as its job leaves it. */
    private long film(Visibility visibility) throws Exception {
        var token = tokens.next();
        var playable = Playable.of(token, visibility);
        var file = Files.writeString(folder.resolve(token), "a film");
        await(store.put(playable.video().key(), file, "video/mp4"));
        await(store.put(playable.cover().key(), file, "image/jpeg"));
        var source = new Draft.Source(Draft.originalKey(token), Container.MP4, 6);
        var caption = new Caption("tides", "", List.of(), visibility);
        var draft = Draft.of(author.id(), caption, token, source);
        return await(repository
                .insert(draft)
                .delayUntil(id -> admission.admit(id, author.id(), visibility))
                .as(transaction::transactional));
    }

    private long works() throws Exception {
        return await(accounts.require(author.id())).counts().works();
    }

    private static boolean isIn(Reply list, long film) {
        return list.videos().valueStream().anyMatch(video -> video.path("id").asLong() == film);
    }
}
