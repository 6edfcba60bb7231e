package io.rivulet.engagement;

import static io.rivulet.Outcomes.await;
import static io.rivulet.Outcomes.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.rivulet.RunningServer;
import io.rivulet.account.Accounts;
import io.rivulet.engagement.collection.Collecting;
import io.rivulet.engagement.collection.Collection;
import io.rivulet.engagement.collection.Collections;
import io.rivulet.engagement.comment.CommentLikes;
import io.rivulet.engagement.comment.Comments;
import io.rivulet.engagement.like.Likes;
import io.rivulet.engagement.view.Views;
import io.rivulet.platform.data.Slice;
import io.rivulet.platform.security.Viewer;
import io.rivulet.platform.web.ApiException;
import io.rivulet.video.VideoError;
import io.rivulet.video.Videos;
import io.rivulet.video.removal.Removal;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What others gave a video goes with it, and nobody's numbers are wrong at any moment. */
@RunningServer
class RemovedVideosIT {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final String GIVE = """
            WITH given AS (
                INSERT INTO favorite (account_id, video_id)
                SELECT id, CAST(:video AS bigint) FROM unnest(CAST(:fans AS bigint[])) AS id RETURNING account_id),
            said AS (
                INSERT INTO comment (video_id, author_id, content)
                SELECT CAST(:video AS bigint), id, 'again' FROM unnest(CAST(:fans AS bigint[])) AS id RETURNING id),
            counted AS (
                UPDATE account_count SET favorites = favorites + 1 WHERE account_id IN (SELECT account_id FROM given)),
            received AS (
                UPDATE account_count SET favorited = favorited + (SELECT count(*) FROM given)
                 WHERE account_id = (SELECT author_id FROM video WHERE id = CAST(:video AS bigint)))
            UPDATE video_count
               SET favorite_count = (SELECT count(*) FROM given), comment_count = (SELECT count(*) FROM said)
             WHERE video_id = CAST(:video AS bigint)
            """;

    @Autowired
    private Removal removal;

    @Autowired
    private Likes likes;

    @Autowired
    private Comments comments;

    @Autowired
    private CommentLikes commentLikes;

    @Autowired
    private Collections collections;

    @Autowired
    private Collecting collecting;

    @Autowired
    private Views views;

    @Autowired
    private Videos videos;

    @Autowired
    private DatabaseClient database;

    private Audience audience;
    private long author;
    private long film;

    @BeforeEach
    void gather(@Autowired Accounts accounts) throws Exception {
        audience = new Audience(accounts, videos, database);
        author = audience.person();
        film = audience.published(author);
    }

    @Test
    void theOneTransactionTakesEverythingBack() throws Exception {
        var fans = audience.people(3);
        var kept = audience.published(author);
        give(film, fans);
        give(kept, fans);

        remove();

        assertThat(everythingOf(film)).isZero();
        assertThat(audience.account(author).favorited()).isEqualTo(3);
        assertThat(audience.account(author).works()).isOne();
        for (long fan : fans) {
            assertThat(audience.account(fan).favorites()).isOne();
        }
        assertThat(audience.video(kept).comments()).isEqualTo(3);
    }

    @Test
    void aPopularOneIsHiddenAtOnceAndGoesInChunksThatLeaveEveryCountRight() throws Exception {
        var crowd = audience.people(2300);
        give(film, crowd);
        give(audience.published(author), crowd.subList(0, 10));

        remove();

        assertThat(await(videos.byIds(List.of(film)))).isEmpty();
        assertThat(audience.account(author).works()).isOne();
        refused(likes.like(author, film), VideoError.VIDEO_NOT_FOUND);
        Awaitility.await().atMost(LIMIT).pollInterval(Duration.ofMillis(5)).until(() -> {
            audience.assertCountsAreRows(List.of(author), List.of(film));
            return everythingOf(film) == 0;
        });
        audience.assertCountsAreRows(crowd, List.of());
        assertThat(audience.account(author).favorited()).isEqualTo(10);
        assertThat(audience.rows("job WHERE kind = 'video.erasure' AND subject = " + film))
                .isZero();
    }

    @Test
    void whoLikesAndSpeaksMeanwhileIsCountedOrToldThatItIsGone() throws Exception {
        var fans = audience.people(60);
        var removed = Mono.delay(Duration.ofMillis(20)).then(removal.remove(new Viewer(author), film));
        await(Flux.fromIterable(fans)
                .flatMap(this::engage, 16)
                .mergeWith(removed.cast(Void.class))
                .then());

        assertThat(everythingOf(film)).isZero();
        audience.assertCountsAreRows(fans, List.of());
        assertThat(audience.account(author).favorited()).isZero();
        assertThat(audience.account(author).works()).isZero();
    }

    @Test
    void whatADeadNodeLeftOfItIsFinishedByAnother() throws Exception {
        var crowd = audience.people(1200);
        give(film, crowd);
        audience.execute("UPDATE account_count SET works = 0 WHERE account_id = " + author);
        audience.execute("UPDATE video SET state = 'REMOVED', published_at = NULL WHERE id = " + film);
        audience.execute("INSERT INTO job (kind, subject, lease_until, fence, attempts)" + " VALUES ('video.erasure', "
                + film + ", now() - interval '1 second', 1, 1)");

        Awaitility.await().atMost(LIMIT).until(() -> everythingOf(film) == 0);
        audience.assertCountsAreRows(crowd, List.of());
        assertThat(audience.account(author).favorited()).isZero();
    }

    @Test
    void threadsLikesOfCommentsCollectionsAndViewsGoWithIt() throws Exception {
        var fans = audience.people(4);
        var kept = audience.published(author);
        for (var video : List.of(film, kept)) {
            for (long fan : fans) {
                receive(video, fan);
            }
        }

        remove();

        assertThat(everythingOf(film)).isZero();
        audience.assertCountsAreRows(fans, List.of(kept));
        assertThat(audience.video(kept).comments()).isEqualTo(8);
        assertThat(audience.video(kept).collects()).isEqualTo(4);
        assertThat(audience.video(kept).views()).isEqualTo(4);
        for (long fan : fans) {
            assertThat(standardOf(fan).videos()).isOne();
        }
    }

    /** More than one transaction takes, most of it in one thread and on one comment. */
    @Test
    void whatIsLikedByACrowdGoesInChunksThatLeaveEveryCountRight() throws Exception {
        var crowd = audience.people(2300);
        var root = await(comments.add(author, film, "look"));
        audience.execute("INSERT INTO comment (video_id, author_id, content, root_id, reply_to) SELECT " + film
                + ", id, 'yes', " + root.id() + ", " + root.id() + " FROM account WHERE id BETWEEN " + crowd.getFirst()
                + " AND " + crowd.getLast());
        audience.execute("INSERT INTO comment_like (comment_id, account_id) SELECT " + root.id()
                + ", id FROM account WHERE id BETWEEN " + crowd.getFirst() + " AND " + crowd.getLast());
        audience.execute("INSERT INTO video_view (video_id, day, viewer) SELECT " + film
                + ", current_date, gen_random_uuid() FROM generate_series(1, 2300)");
        audience.execute(
                "UPDATE comment SET like_count = (SELECT count(*) FROM comment_like WHERE comment_id = comment.id),"
                        + " reply_count = (SELECT count(*) FROM comment r WHERE r.root_id = comment.id) WHERE id = "
                        + root.id());
        audience.execute("UPDATE video_count SET comment_count = (SELECT count(*) FROM comment c WHERE c.video_id = "
                + film + "), view_count = 2300 WHERE video_id = " + film);
        audience.assertCountsAreRows(List.of(), List.of(film));

        remove();

        Awaitility.await().atMost(LIMIT).pollInterval(Duration.ofMillis(5)).until(() -> {
            audience.assertCountsAreRows(List.of(), List.of(film));
            return everythingOf(film) == 0;
        });
    }

    @Test
    void aSecondRemovalFindsNothing() throws Exception {
        remove();

        refused(removal.remove(new Viewer(author), film), VideoError.VIDEO_NOT_FOUND);
        assertThat(audience.account(author).works()).isZero();
    }

    @Test
    void theLastVideoOfAFileLetsItGo() throws Exception {
        var twin = audience.published(author);
        audience.execute(
                "UPDATE video SET token = (SELECT token FROM video WHERE id = " + film + ") WHERE id = " + twin);
        audience.execute("INSERT INTO stored_object (token, account_id, size, refs)"
                + " SELECT token, author_id, 1, 2 FROM video WHERE id = " + film);
        var object = "stored_object WHERE account_id = " + author;

        remove();
        assertThat(audience.rows(object + " AND refs = 1")).isOne();

        await(removal.remove(new Viewer(author), twin));
        Awaitility.await().atMost(LIMIT).until(() -> audience.rows(object) == 0);
    }

    private Mono<Void> engage(long fan) {
        return Flux.range(0, 4)
                .concatMap(i -> i % 2 == 0
                        ? likes.like(fan, film).then()
                        : Mono.when(
                                likes.unlike(fan, film),
                                comments.add(fan, film, "so calm")
                                        .flatMap(said -> comments.reply(fan, film, "indeed", said.id())),
                                views.add(new Viewer(fan), null, film)))
                .onErrorResume(ApiException.class, refusal -> {
                    assertThat(refusal.code()).isIn(VideoError.VIDEO_NOT_FOUND, EngagementError.COMMENT_NOT_FOUND);
                    return Mono.empty();
                })
                .then();
    }

    private void receive(long video, long fan) throws Exception {
        var root = await(comments.add(fan, video, "look"));
        await(comments.reply(author, video, "thanks", root.id()));
        await(commentLikes.like(author, root.id()));
        await(collecting.add(fan, standardOf(fan).id(), video));
        await(views.add(new Viewer(fan), null, video));
    }

    private Collection standardOf(long fan) throws Exception {
        return await(collections.of(fan, Slice.newest(1), new Viewer(fan)))
                .entries()
                .getFirst();
    }

    private void remove() throws Exception {
        await(removal.remove(new Viewer(author), film));
    }

    private void give(long video, List<Long> fans) throws Exception {
        await(database.sql(GIVE)
                .bind("video", video)
                .bind("fans", fans.toArray(Long[]::new))
                .fetch()
                .rowsUpdated());
    }

    private long everythingOf(long video) throws Exception {
        return audience.rows("favorite WHERE video_id = " + video)
                + audience.rows("comment WHERE video_id = " + video)
                + audience.rows("collected WHERE video_id = " + video)
                + audience.rows("video_view WHERE video_id = " + video)
                + audience.rows("video_count WHERE video_id = " + video)
                + audience.rows("video_rank WHERE video_id = " + video)
                + audience.rows("video WHERE id = " + video);
    }
}
