package io.rivulet.engagement.collection;

import static io.rivulet.Outcomes.await;
import static io.rivulet.Outcomes.refused;
import static io.rivulet.engagement.Audience.ALL;
import static io.rivulet.engagement.EngagementError.COLLECTIONS_TOO_MANY;
import static io.rivulet.engagement.EngagementError.COLLECTION_FULL;
import static io.rivulet.engagement.EngagementError.COLLECTION_IS_STANDARD;
import static io.rivulet.engagement.EngagementError.COLLECTION_NAME_INVALID;
import static io.rivulet.engagement.EngagementError.COLLECTION_NAME_MISSING;
import static io.rivulet.engagement.EngagementError.COLLECTION_NAME_TAKEN;
import static io.rivulet.engagement.EngagementError.COLLECTION_NOT_FOUND;
import static io.rivulet.video.VideoError.VIDEO_NOT_FOUND;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.rivulet.RunningServer;
import io.rivulet.account.Accounts;
import io.rivulet.engagement.Audience;
import io.rivulet.engagement.EngagementProperties;
import io.rivulet.platform.data.GroupCommits;
import io.rivulet.platform.data.Slice;
import io.rivulet.platform.events.Events;
import io.rivulet.platform.security.Viewer;
import io.rivulet.platform.text.PlainTexts;
import io.rivulet.platform.web.ApiException;
import io.rivulet.video.Videos;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What somebody collects is kept once, counted once, and shown to those whom they want to see it. */
@RunningServer
class CollectionsIT {

    private static final EngagementProperties NARROW = new EngagementProperties(200, 500, 100, 4, 3);

    @Autowired
    private Collections collections;

    @Autowired
    private CollectionKeeping keeping;

    @Autowired
    private Collecting collecting;

    private Audience audience;
    private long ann;
    private long bob;
    private List<Long> films;

    @BeforeEach
    void gather(@Autowired Accounts accounts, @Autowired Videos videos, @Autowired DatabaseClient database)
            throws Exception {
        audience = new Audience(accounts, videos, database);
        ann = audience.person();
        bob = audience.person();
        films = audience.published(audience.person(), 6);
    }

    @Test
    void everybodyHasADefaultOneThatNobodyElseSees() throws Exception {
        var own = list(ann, ann);
        assertThat(own).hasSize(1).allSatisfy(standard -> {
            assertThat(standard.standard()).isTrue();
            assertThat(standard.naming()).isEqualTo(new Collection.Naming("default", false));
            assertThat(standard.videos()).isZero();
        });
        assertThat(list(ann, ann)).isEqualTo(own);
        assertThat(list(ann, bob)).isEmpty();
        refused(collections.require(own.getFirst().id(), new Viewer(bob)), COLLECTION_NOT_FOUND);
        refused(keeping.delete(ann, own.getFirst().id()), COLLECTION_IS_STANDARD);
    }

    @Test
    void aVideoIsInACollectionOnceAndCountedOnce() throws Exception {
        var trips = create(ann, "trips", true);
        for (int i = 0; i < 3; i++) {
            await(collecting.add(ann, trips.id(), films.getFirst()));
        }
        await(collecting.add(ann, standardOf(ann), films.getFirst()));
        assertThat(audience.video(films.getFirst()).collects()).isEqualTo(2);
        assertThat(await(collections.require(trips.id(), new Viewer(bob))).videos())
                .isOne();

        await(collecting.remove(ann, trips.id(), films.getFirst()));
        await(collecting.remove(ann, trips.id(), films.getFirst()));
        assertThat(audience.video(films.getFirst()).collects()).isOne();
        assertThat(await(collections.require(trips.id(), new Viewer(ann))).videos())
                .isZero();
        audience.assertCountsAreRows(List.of(), films);
    }

    @Test
    void listsAreNewestFirstAndGoOnWhereTheyEnded() throws Exception {
        var trips = create(ann, "trips", true);
        for (var film : films) {
            await(collecting.add(ann, trips.id(), film));
        }
        var first = await(collections.videosOf(trips, Slice.newest(4)));
        var rest = await(collections.videosOf(trips, new Slice(first.next(), 4)));
        assertThat(Flux.concat(Flux.fromIterable(first.entries()), Flux.fromIterable(rest.entries()))
                        .map(CollectedVideo::videoId)
                        .collectList()
                        .toFuture()
                        .join())
                .isEqualTo(films.reversed());
        assertThat(rest.next()).isZero();

        var towns = create(ann, "towns", true);
        assertThat(list(ann, bob)).extracting(Collection::id).containsExactly(towns.id(), trips.id());
        var newest = await(collections.of(ann, Slice.newest(1), new Viewer(bob)));
        assertThat(newest.entries()).extracting(Collection::id).containsExactly(towns.id());
        assertThat(await(collections.of(ann, new Slice(newest.next(), 1), new Viewer(bob)))
                        .entries())
                .extracting(Collection::id)
                .containsExactly(trips.id());
    }

    @Test
    void aPrivateOneIsItsOwnersAloneAndCanBeOpened() throws Exception {
        var secret = create(ann, "secret", false);
        assertThat(list(ann, bob)).isEmpty();
        refused(collections.require(secret.id(), new Viewer(bob)), COLLECTION_NOT_FOUND);
        refused(collections.require(secret.id(), Viewer.ANONYMOUS), COLLECTION_NOT_FOUND);

        await(keeping.change(ann, secret.id(), held -> new Collection.Naming("open", true)));
        assertThat(list(ann, bob)).extracting(each -> each.naming().name()).containsExactly("open");
    }

    @Test
    void nobodyTouchesWhatIsAnothers() throws Exception {
        var trips = create(ann, "trips", true);
        refused(collecting.add(bob, trips.id(), films.getFirst()), COLLECTION_NOT_FOUND);
        refused(collecting.remove(bob, trips.id(), films.getFirst()), COLLECTION_NOT_FOUND);
        refused(keeping.change(bob, trips.id(), held -> new Collection.Naming("mine", true)), COLLECTION_NOT_FOUND);
        refused(keeping.delete(bob, trips.id()), COLLECTION_NOT_FOUND);
        assertThat(await(collections.require(trips.id(), new Viewer(bob)))
                        .naming()
                        .name())
                .isEqualTo("trips");
    }

    @Test
    void namesAreOncePerAccountAndBounded() throws Exception {
        create(ann, "trips", true);
        create(bob, "trips", true);
        refused(keeping.create(ann, new Collection.Naming("trips", false)), COLLECTION_NAME_TAKEN);
        var towns = create(ann, "towns", false);
        refused(keeping.change(ann, towns.id(), held -> new Collection.Naming("trips", false)), COLLECTION_NAME_TAKEN);
        refused(naming(" \n"), COLLECTION_NAME_MISSING);
        refused(naming(null), COLLECTION_NAME_MISSING);
        refused(naming("x".repeat(61)), COLLECTION_NAME_INVALID);
        refused(naming("two\nlines"), COLLECTION_NAME_INVALID);
        assertThat(await(naming(" 潮汐 ")).name()).isEqualTo("潮汐");
    }

    @Test
    void anAccountHasSoManyAtMostHoweverManyItMakesAtOnce(
            @Autowired CollectionRepository repository,
            @Autowired Videos videos,
            @Autowired PlainTexts texts,
            @Autowired TransactionalOperator transaction)
            throws Exception {
        var strict = new CollectionKeeping(repository, videos, texts, NARROW, transaction);
        var answers = await(Flux.range(0, 12)
                .flatMap(i -> code(strict.create(ann, new Collection.Naming("c" + i, true))), 12)
                .collectList());
        assertThat(answers).filteredOn("done"::equals).hasSize(3);
        assertThat(answers).filteredOn(COLLECTIONS_TOO_MANY.name()::equals).hasSize(9);
        assertThat(list(ann, ann)).hasSize(4);
    }

    @Test
    void aCollectionTakesSoManyAtMostHoweverManyComeAtOnce(
            @Autowired CollectedRepository repository,
            @Autowired Videos videos,
            @Autowired TransactionalOperator transaction,
            @Autowired Events events,
            @Autowired GroupCommits commits)
            throws Exception {
        var write = new CollectWrite(repository, videos, transaction, events, NARROW);
        var nodes = List.of(new Collecting(write, commits), new Collecting(write, commits));
        var trips = create(ann, "trips", true);
        var answers = await(Flux.fromIterable(films)
                .flatMap(film -> code(nodes.get((int) (film % 2)).add(ann, trips.id(), film)), 6)
                .collectList());
        assertThat(answers).filteredOn("done"::equals).hasSize(3);
        assertThat(answers).filteredOn(COLLECTION_FULL.name()::equals).hasSize(3);

        var inside = await(collections.videosOf(trips, ALL)).entries().getFirst();
        await(nodes.getFirst().add(ann, trips.id(), inside.videoId()));
        audience.assertCountsAreRows(List.of(), films);
    }

    @Test
    void aCollectionGoesWithItsRowsAndTheVideosStay() throws Exception {
        var trips = create(ann, "trips", true);
        for (var film : films) {
            await(collecting.add(ann, trips.id(), film));
        }
        await(keeping.delete(ann, trips.id()));
        assertThat(audience.video(films.getFirst()).collects()).isZero();
        assertThat(audience.rows("collected WHERE collection_id = " + trips.id()))
                .isZero();
        refused(collections.require(trips.id(), new Viewer(ann)), COLLECTION_NOT_FOUND);
        audience.assertCountsAreRows(List.of(), films);
    }

    @Test
    void whatOneDoesNotSeeOneDoesNotCollectButMayLetGo() throws Exception {
        var rushes = audience.unfinished(audience.person());
        var standard = standardOf(ann);
        refused(collecting.add(ann, standard, rushes), VIDEO_NOT_FOUND);
        refused(collecting.add(ann, standard, Long.MAX_VALUE), VIDEO_NOT_FOUND);

        var film = films.getFirst();
        await(collecting.add(ann, standard, film));
        audience.withdraw(film);
        await(collecting.remove(ann, standard, film));
        assertThat(audience.rows("collected WHERE video_id = " + film)).isZero();
    }

    private Mono<Collection.Naming> naming(@Nullable String name) {
        return Mono.fromSupplier(() -> keeping.naming(name, true));
    }

    @CanIgnoreReturnValue
    private Collection create(long who, String name, boolean open) throws Exception {
        return await(keeping.create(who, new Collection.Naming(name, open)));
    }

    private long standardOf(long who) throws Exception {
        return list(who, who).stream()
                .filter(Collection::standard)
                .findFirst()
                .orElseThrow()
                .id();
    }

    private List<Collection> list(long whose, long viewer) throws Exception {
        return await(collections.of(whose, ALL, new Viewer(viewer))).entries();
    }

    private static Mono<String> code(Mono<?> step) {
        return step.then(Mono.just("done"))
                .onErrorResume(
                        ApiException.class, refusal -> Mono.just(refusal.code().name()));
    }
}
