package io.rivulet.engagement.like;

import static io.rivulet.Outcomes.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.rivulet.RunningServer;
import io.rivulet.account.Accounts;
import io.rivulet.engagement.Audience;
import io.rivulet.engagement.EngagementProperties;
import io.rivulet.platform.data.GroupCommits;
import io.rivulet.platform.web.ApiException;
import io.rivulet.video.Videos;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** However many like and unlike at once, on however many nodes, the numbers are exact. */
@RunningServer
class LikeConcurrencyIT {

    private static final int COMMANDS = 1500;
    private static final int AT_ONCE = 256;

    @Autowired
    private DatabaseClient database;

    private Likes likes;
    private Likes otherNode;
    private Audience audience;

    @BeforeEach
    void start(
            @Autowired Likes node,
            @Autowired GroupCommits commits,
            @Autowired LikeWrite write,
            @Autowired LikeRepository repository,
            @Autowired EngagementProperties properties) {
        likes = node;
        otherNode = new Likes(repository, properties, write, commits);
    }

    @BeforeEach
    void gather(@Autowired Accounts accounts, @Autowired Videos videos) {
        audience = new Audience(accounts, videos, database);
    }

    /** Each person is at one node, which keeps the order of their commands; some like their own videos. */
    @Test
    void theLastWordOfEverybodyHolds() throws Exception {
        var few = audience.people(6);
        var films = filmsOf(few.subList(0, 3));
        var storm = new LikeStorm(few, films, 7);
        var commands = storm.commands(COMMANDS);
        send(commands, i -> few.indexOf(commands.get(i).accountId()) % 2 == 0 ? likes : otherNode);

        assertThat(storm.expected()).isNotEmpty();
        assertThat(likesOf(few)).containsExactlyInAnyOrderElementsOf(storm.expected());
        audience.assertCountsAreRows(few, films);
    }

    @Test
    void nodesThatFightOverTheSameRowsAgreeOnTheNumbers() throws Exception {
        var few = audience.people(4);
        var films = filmsOf(few);
        send(new LikeStorm(few, films, 11).commands(COMMANDS), i -> i % 2 == 0 ? likes : otherNode);
        audience.assertCountsAreRows(few, films);
    }

    @Test
    void aThousandWhoLikeOneVideoAreAllCounted() throws Exception {
        var star = audience.person();
        var film = audience.published(star);
        var crowd = audience.people(1000);
        await(Flux.fromIterable(crowd)
                .flatMap(fan -> fan % 2 == 0 ? likes.like(fan, film) : otherNode.like(fan, film), AT_ONCE)
                .then());
        assertThat(audience.video(film).favorites()).isEqualTo(1000);
        assertThat(audience.account(star).favorited()).isEqualTo(1000);
        audience.assertCountsAreRows(crowd, List.of(film));

        await(Flux.fromIterable(crowd)
                .flatMap(fan -> likes.unlike(fan, film), AT_ONCE)
                .then());
        assertThat(audience.video(film).favorites()).isZero();
        audience.assertCountsAreRows(crowd, List.of(film));
    }

    /** The last of them breaks a constraint, which the others in its batch must not feel. */
    @Test
    void whatCannotBeDoneHarmsNobodyBesideIt() throws Exception {
        var star = audience.person();
        var film = audience.published(star);
        var rushes = audience.unfinished(star);
        var fans = audience.people(40);
        var answers = await(Flux.fromIterable(fans)
                .concatMap(fan -> Flux.just(
                        likes.like(fan, film),
                        likes.like(fan, rushes),
                        likes.like(fan, Long.MAX_VALUE - fan),
                        likes.unlike(fan, Long.MAX_VALUE),
                        likes.like(Long.MAX_VALUE - fan, film)))
                .flatMap(LikeConcurrencyIT::answer, AT_ONCE)
                .collectList());

        assertThat(answers).filteredOn("done"::equals).hasSize(40);
        assertThat(answers).filteredOn("VIDEO_NOT_FOUND"::equals).hasSize(120);
        assertThat(answers)
                .filteredOn("DataIntegrityViolationException"::equals)
                .hasSize(40);
        assertThat(likesOf(fans)).hasSize(40);
        audience.assertCountsAreRows(fans, List.of(film, rushes));
        audience.assertCountsAreRows(List.of(star), List.of());
    }

    private List<Long> filmsOf(List<Long> authors) throws Exception {
        var films = new ArrayList<Long>();
        for (var author : authors) {
            films.addAll(audience.published(author, 2));
        }
        return films;
    }

    private static void send(List<LikeCommand> commands, IntFunction<Likes> node) throws Exception {
        await(Flux.range(0, commands.size())
                .flatMap(i -> send(commands.get(i), node.apply(i)), AT_ONCE)
                .then());
    }

    private static Mono<Void> send(LikeCommand command, Likes node) {
        return command.wanted()
                ? node.like(command.accountId(), command.videoId())
                : node.unlike(command.accountId(), command.videoId());
    }

    private static Mono<String> answer(Mono<Void> write) {
        return write.thenReturn("done")
                .onErrorResume(
                        ApiException.class, refusal -> Mono.just(refusal.code().name()))
                .onErrorResume(failure -> Mono.just(failure.getClass().getSimpleName()));
    }

    @SuppressWarnings("NullAway") // no column of the view is null
    private List<Like> likesOf(List<Long> few) throws Exception {
        return await(database.sql("SELECT account_id, video_id FROM liked_video WHERE account_id = ANY(:few)")
                .bind("few", few.toArray(Long[]::new))
                .map(row -> new Like(row.get("account_id", Long.class), row.get("video_id", Long.class)))
                .all()
                .collectList());
    }
}
