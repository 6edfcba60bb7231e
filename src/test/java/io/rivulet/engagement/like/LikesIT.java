package io.rivulet.engagement.like;

import static io.rivulet.Outcomes.await;
import static io.rivulet.Outcomes.refused;
import static io.rivulet.engagement.Audience.ALL;
import static io.rivulet.video.VideoError.VIDEO_NOT_FOUND;
import static org.assertj.core.api.Assertions.assertThat;

import io.rivulet.RunningServer;
import io.rivulet.account.Accounts;
import io.rivulet.engagement.Audience;
import io.rivulet.platform.data.Slice;
import io.rivulet.video.Videos;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;

/** A like is one row and three counts, and nothing else can be. */
@RunningServer
class LikesIT {

    private static final Duration SOON = Duration.ofSeconds(60);

    @Autowired
    private Likes likes;

    @Autowired
    private DatabaseClient database;

    private Audience audience;
    private long ann;
    private long author;
    private long film;

    @BeforeEach
    void gather(@Autowired Accounts accounts, @Autowired Videos videos) throws Exception {
        audience = new Audience(accounts, videos, database);
        ann = audience.person();
        author = audience.person();
        film = audience.published(author);
    }

    @Test
    void likingTwiceCountsOnce() throws Exception {
        await(likes.like(ann, film));
        await(likes.like(ann, film));
        assertCounts(1);
        assertThat(liked()).containsExactly(film);
    }

    @Test
    void unlikingTwiceCountsOnce() throws Exception {
        await(likes.unlike(ann, film));
        assertCounts(0);
        await(likes.like(ann, film));
        await(likes.unlike(ann, film));
        await(likes.unlike(ann, film));
        assertCounts(0);
        assertThat(liked()).isEmpty();
    }

    @Test
    void takingBackALikeLeavesThoseOfOthers() throws Exception {
        var bob = audience.person();
        await(likes.like(ann, film));
        await(likes.like(bob, film));
        await(likes.unlike(ann, film));
        assertThat(audience.video(film).favorites()).isEqualTo(1);
        assertThat(await(likes.likedBy(bob, ALL)).entries()).hasSize(1);
        audience.assertCountsAreRows(List.of(ann, bob, author), List.of(film));
    }

    @Test
    void onesOwnVideoCountsOnBothSides() throws Exception {
        long before = audience.account(author).version();
        await(likes.like(author, film));
        await(likes.like(author, film));
        assertThat(audience.account(author).favorites()).isEqualTo(1);
        assertThat(audience.account(author).favorited()).isEqualTo(1);
        assertThat(audience.account(author).version()).isEqualTo(before + 1);

        await(likes.unlike(author, film));
        audience.assertCountsAreRows(List.of(author), List.of(film));
        assertThat(audience.account(author).favorited()).isZero();
    }

    @Test
    void whatChangesNothingTouchesNoCounter() throws Exception {
        await(likes.like(ann, film));
        var before = List.of(audience.account(ann), audience.account(author), audience.video(film));
        await(likes.like(ann, film));
        await(likes.unlike(ann, audience.published(author)));
        await(likes.unlike(audience.person(), film));
        assertThat(List.of(audience.account(ann), audience.account(author), audience.video(film)))
                .usingRecursiveComparison()
                .ignoringFields("works")
                .isEqualTo(before.stream().map(Object.class::cast).toList());
    }

    /** Caches of what somebody likes go by this version. */
    @Test
    void everyChangeRaisesTheVersionOfTheLiker() throws Exception {
        var other = audience.published(author);
        await(likes.like(ann, film));
        long before = audience.account(ann).version();
        await(Flux.just(likes.unlike(ann, film), likes.like(ann, other))
                .flatMap(write -> write, 2)
                .then());
        assertThat(audience.account(ann).version()).isEqualTo(before + 2);
        assertThat(liked()).containsExactly(other);
    }

    @Test
    void whatIsNotThereIsNotLiked() {
        refused(likes.like(ann, Long.MAX_VALUE), VIDEO_NOT_FOUND);
        refused(likes.unlike(ann, Long.MAX_VALUE), VIDEO_NOT_FOUND);
        refused(likes.like(ann, -1), VIDEO_NOT_FOUND);
    }

    @Test
    void whatIsUnpublishedIsItsAuthorsAlone() throws Exception {
        long rushes = audience.unfinished(author);
        refused(likes.like(ann, rushes), VIDEO_NOT_FOUND);
        await(likes.unlike(ann, rushes));
        await(likes.like(author, rushes));
        audience.assertCountsAreRows(List.of(ann, author), List.of(rushes));
        assertThat(audience.video(rushes).favorites()).isEqualTo(1);
    }

    @Test
    void aLikeCanBeTakenBackWhenItsVideoIsSeenNoMore() throws Exception {
        await(likes.like(ann, film));
        audience.withdraw(film);
        refused(likes.like(ann, film), VIDEO_NOT_FOUND);
        await(likes.unlike(ann, film));
        assertCounts(0);
    }

    @Test
    void theListBeginsWithTheNewestLike() throws Exception {
        var films = audience.published(author, 3);
        await(likes.like(ann, films.get(2)));
        await(likes.like(ann, films.get(0)));
        await(likes.like(ann, films.get(1)));
        await(likes.like(ann, films.get(0)));
        assertThat(liked()).containsExactly(films.get(1), films.get(0), films.get(2));

        await(likes.unlike(ann, films.get(2)));
        await(likes.like(ann, films.get(2)));
        assertThat(liked()).containsExactly(films.get(2), films.get(1), films.get(0));
    }

    /** What stays liked is seen once, whatever comes and goes meanwhile. */
    @Test
    void partsOfTheListNeitherRepeatNorSkipWhileItChanges() throws Exception {
        var films = audience.published(author, 40);
        await(Flux.fromIterable(films).concatMap(each -> likes.like(ann, each)).then());
        var staying = films.stream().filter(id -> films.indexOf(id) % 2 == 0).toList();

        var seen = new ArrayList<Long>();
        long before = Slice.NEWEST;
        for (int i = 0; i < 20 && before != 0; i++) {
            var part = await(likes.likedBy(ann, new Slice(before, 5)));
            assertThat(part.entries()).hasSizeBetween(1, 5);
            part.entries().forEach(entry -> seen.add(entry.videoId()));
            before = part.next();
            await(likes.unlike(ann, films.get(2 * i + 1)));
            await(likes.like(ann, audience.published(author)));
        }
        assertThat(before).isZero();
        assertThat(seen).doesNotHaveDuplicates();
        assertThat(seen).filteredOn(staying::contains).isEqualTo(staying.reversed());
    }

    @Test
    void listsAreCapped() throws Exception {
        var films = audience.published(author, 205);
        await(Flux.fromIterable(films)
                .flatMap(each -> likes.like(ann, each), 64)
                .then());
        var first = await(likes.likedBy(ann, Slice.newest(Integer.MAX_VALUE)));
        var second = await(likes.likedBy(ann, new Slice(first.next(), Integer.MAX_VALUE)));
        assertThat(first.entries()).hasSize(200).doesNotContainAnyElementsOf(second.entries());
        assertThat(second.entries()).hasSize(5);
        assertThat(second.next()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "INSERT INTO favorite (account_id, video_id) VALUES (:ann, :film)",
                "INSERT INTO favorite (account_id, video_id) VALUES (:ann + 1000000000, :film)",
                "INSERT INTO favorite (account_id, video_id) VALUES (:ann, :film + 1000000000)",
                "UPDATE video_count SET favorite_count = favorite_count - 2 WHERE video_id = :film AND :ann > 0",
                "UPDATE account_count SET favorites = favorites - 2 WHERE account_id = :ann AND :film > 0",
                "DELETE FROM video WHERE id = :film AND :ann > 0",
                "DELETE FROM account WHERE id = :ann AND :film > 0"
            })
    void aWrongStateIsImpossible(String statement) throws Exception {
        await(likes.like(ann, film));
        database.sql(statement)
                .bind("ann", ann)
                .bind("film", film)
                .then()
                .as(StepVerifier::create)
                .expectError(DataIntegrityViolationException.class)
                .verify(SOON);
    }

    private List<Long> liked() throws Exception {
        return await(likes.likedBy(ann, ALL)).map(LikedVideo::videoId).entries();
    }

    private void assertCounts(long expected) throws Exception {
        assertThat(List.of(
                        audience.video(film).favorites(),
                        audience.account(ann).favorites(),
                        audience.account(author).favorited()))
                .containsOnly(expected);
        audience.assertCountsAreRows(List.of(ann, author), List.of(film));
    }
}
