package io.rivulet.video.rank;

import static io.rivulet.Outcomes.await;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import io.rivulet.RunningServer;
import io.rivulet.account.Accounts;
import io.rivulet.engagement.Audience;
import io.rivulet.engagement.like.Likes;
import io.rivulet.platform.counts.CountCheck;
import io.rivulet.platform.counts.Drift;
import io.rivulet.platform.counts.IdRange;
import io.rivulet.video.VideoDelta;
import io.rivulet.video.Videos;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Lists follow what is counted, whoever moves it meanwhile and whoever dies of those who follow. */
@RunningServer
class RerankingIT {

    @Autowired
    private Reranking reranking;

    @Autowired
    private Likes likes;

    @Autowired
    private Videos videos;

    @Autowired
    private CountCheck ranksOfVideos;

    @Autowired
    private DatabaseClient database;

    @Autowired
    private TransactionalOperator transaction;

    private Audience audience;
    private List<Long> fans;
    private List<Long> films;

    @BeforeEach
    void publish(@Autowired Accounts accounts) throws Exception {
        audience = new Audience(accounts, videos, database);
        fans = audience.people(60);
        films = audience.published(fans.getFirst(), 12);
    }

    /** The server's own is a third. */
    @Test
    void manyLikesAndSeveralWorkersEndWithRanksThatAreTheCounts() throws Exception {
        var over = new AtomicBoolean();
        var written = everybodyLikesAll().doFinally(end -> over.set(true));
        var followed = Flux.range(0, 2).flatMap(worker -> reranking.follow().repeat(() -> !over.get()));
        await(Mono.when(written, followed));

        awaitRest();
        assertThat(audience.ranksAreCounts(films)).isTrue();
        audience.assertCountsAreRows(fans, films);
        assertThat(audience.video(films.getFirst()).favorites()).isEqualTo(40);
    }

    @Test
    void oneThatDiesInTheMiddleLeavesItsWorkToTheOthers() throws Exception {
        await(Flux.fromIterable(films)
                .concatMap(film -> likes.like(fans.getLast(), film))
                .then());
        var dying = reranking
                .follow()
                .then(reranking.follow())
                .then(Mono.<Void>error(new IllegalStateException("dies before the commit")))
                .as(transaction::transactional)
                .onErrorResume(IllegalStateException.class, death -> Mono.empty());
        await(dying);

        awaitRest();
        assertThat(audience.ranksAreCounts(films)).isTrue();
        assertThat(audience.rows("video_rank WHERE favorites = 1 AND video_id = ANY(ARRAY" + films + ")"))
                .isEqualTo(films.size());
    }

    /** Nothing that an index knows of it changes while it moves: so nine updates of ten, or else none. */
    @Test
    void aCountThatMovesStaysInItsPlace() throws Exception {
        long before = updatesInPlace();
        await(Flux.range(0, 600).concatMap(i -> view(i % 2 == 0 ? 1 : -1)).then());

        Awaitility.await().atMost(ofSeconds(60)).until(() -> updatesInPlace() - before >= 540);
    }

    @Test
    void whatHasNoRankGetsOne() throws Exception {
        audience.execute("DELETE FROM video_rank WHERE video_id = " + films.getFirst());
        audience.execute("UPDATE video_count SET stale = true WHERE video_id = " + films.getFirst());
        awaitRest();
        assertThat(audience.ranksAreCounts(films)).isTrue();
    }

    @Test
    void ranksThatDifferUnmarkedAreFoundAndRepaired() throws Exception {
        audience.execute("UPDATE video_rank SET favorites = 7 WHERE video_id = " + films.getFirst());
        audience.execute("DELETE FROM video_rank WHERE video_id = " + films.getLast());
        var range = new IdRange(films.getFirst() - 1, films.getLast());
        var drifts = await(ranksOfVideos.driftIn(range).collectList());
        assertThat(drifts).extracting(Drift::id).containsExactlyInAnyOrder(films.getFirst(), films.getLast());

        await(ranksOfVideos.repair(drifts));
        awaitRest();
        assertThat(audience.ranksAreCounts(films)).isTrue();
        assertThat(await(ranksOfVideos.driftIn(range).collectList())).isEmpty();
    }

    /** Two thirds of them for good. */
    private Mono<Void> everybodyLikesAll() {
        return Flux.fromIterable(films)
                .flatMapIterable(
                        film -> fans.stream().map(fan -> new Like(fan, film)).toList())
                .flatMap(
                        like -> like.fan() % 3 == 0
                                ? likes.like(like.fan(), like.film())
                                        .then(likes.unlike(like.fan(), like.film()))
                                        .then()
                                : likes.like(like.fan(), like.film()).then(),
                        64)
                .then();
    }

    private record Like(long fan, long film) {}

    private Mono<Void> view(int by) {
        return videos.count(List.of(VideoDelta.views(films.getFirst(), by)))
                .as(transaction::transactional)
                .then();
    }

    /** Until none of them is marked any more. */
    private void awaitRest() {
        Awaitility.await()
                .atMost(ofSeconds(60))
                .until(() -> audience.rows("video_count WHERE stale AND video_id = ANY(ARRAY" + films + ")") == 0);
    }

    /** PostgreSQL says it some seconds later. */
    private long updatesInPlace() throws Exception {
        return await(database.sql("SELECT n_tup_hot_upd FROM pg_stat_all_tables WHERE relid = 'video_count'::regclass")
                .mapValue(Long.class)
                .one());
    }
}
