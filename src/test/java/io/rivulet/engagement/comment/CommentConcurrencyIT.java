package io.rivulet.engagement.comment;

import static io.rivulet.Outcomes.await;
import static io.rivulet.engagement.Audience.ALL;
import static org.assertj.core.api.Assertions.assertThat;

import io.rivulet.RunningServer;
import io.rivulet.account.Accounts;
import io.rivulet.engagement.Audience;
import io.rivulet.engagement.EngagementProperties;
import io.rivulet.platform.data.GroupCommits;
import io.rivulet.platform.data.Slice;
import io.rivulet.platform.text.Hiding;
import io.rivulet.platform.web.ApiException;
import io.rivulet.video.Videos;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** However many comment and delete at once, on however many nodes, each keeps what is theirs and counts are rows. */
@RunningServer
class CommentConcurrencyIT {

    private static final int AT_ONCE = 256;

    private Comments comments;
    private Comments otherNode;
    private Audience audience;
    private List<Long> films;

    @BeforeEach
    void gather(@Autowired Accounts accounts, @Autowired Videos videos, @Autowired DatabaseClient database)
            throws Exception {
        audience = new Audience(accounts, videos, database);
        films = audience.published(audience.person(), 3);
    }

    @BeforeEach
    void start(
            @Autowired Comments node,
            @Autowired CommentListRepository repository,
            @Autowired CommentWrite write,
            @Autowired GroupCommits commits,
            @Autowired EngagementProperties properties) {
        comments = node;
        otherNode =
                new Comments(repository, new CommentWriting(Hiding.words(), properties, write, commits), properties);
    }

    @Test
    void everybodyIsAnsweredWithTheirOwnComment() throws Exception {
        var people = audience.people(200);
        List<Comment> said = await(Flux.fromIterable(people)
                .flatMap(each -> node(each).add(each, film(each), "by " + each), AT_ONCE)
                .collectList());

        assertThat(said).hasSize(200).allSatisfy(comment -> {
            assertThat(comment.content()).isEqualTo("by " + comment.authorId());
            assertThat(await(comments.newestOf(film(comment.authorId()), ALL)).entries())
                    .contains(comment);
        });
        assertThat(said).extracting(Comment::id).doesNotHaveDuplicates();
        audience.assertCountsAreRows(List.of(), films);
    }

    @Test
    void thoseOfOnePersonStandInTheOrderInWhichTheyWereSent() throws Exception {
        var ann = audience.person();
        await(Flux.range(0, 100)
                .flatMap(i -> comments.add(ann, films.getFirst(), "line " + i), 100)
                .then());
        assertThat(await(comments.newestOf(films.getFirst(), ALL)).entries())
                .extracting(Comment::content)
                .containsExactlyElementsOf(IntStream.range(0, 100)
                        .mapToObj(i -> "line " + i)
                        .toList()
                        .reversed());
    }

    /** Each is deleted by its writer on both nodes at once while others comment: one of the two is told that it is gone. */
    @Test
    void ofSeveralWhoDeleteOneSucceeds() throws Exception {
        var people = audience.people(60);
        var unwanted = await(Flux.fromIterable(people)
                .flatMap(each -> comments.add(each, film(each), "unwanted"), AT_ONCE)
                .collectList());
        var answers = await(Flux.fromIterable(unwanted)
                .concatMap(each -> Flux.just(
                        delete(comments, each),
                        delete(otherNode, each),
                        delete(comments, each),
                        comments.add(each.authorId(), film(each.authorId()), "kept")
                                .thenReturn("added")))
                .flatMap(write -> write, AT_ONCE)
                .collectList());

        assertThat(answers).filteredOn("deleted"::equals).hasSize(60);
        assertThat(answers).filteredOn("COMMENT_NOT_FOUND"::equals).hasSize(120);
        assertThat(answers).filteredOn("added"::equals).hasSize(60);
        var left = new ArrayList<String>();
        for (var film : films) {
            await(comments.newestOf(film, ALL)).entries().forEach(comment -> left.add(comment.content()));
        }
        assertThat(left).hasSize(60).containsOnly("kept");
        audience.assertCountsAreRows(List.of(), films);
    }

    /** Whatever stays is seen once, whatever comes and goes meanwhile. */
    @Test
    void partsOfTheListNeitherRepeatNorSkipWhileItChanges() throws Exception {
        var ann = audience.person();
        var film = films.getFirst();
        var all = await(Flux.range(0, 40)
                .concatMap(i -> comments.add(ann, film, "" + i))
                .map(Comment::id)
                .collectList());
        var staying = all.stream().filter(id -> all.indexOf(id) % 2 == 0).toList();

        var seen = new ArrayList<Long>();
        long before = Slice.NEWEST;
        for (int i = 0; i < 20 && before != 0; i++) {
            var part = await(comments.newestOf(film, new Slice(before, 5)));
            assertThat(part.entries()).hasSizeBetween(1, 5);
            part.entries().forEach(comment -> seen.add(comment.id()));
            before = part.next();
            await(comments.delete(ann, film, all.get(2 * i + 1)));
            await(comments.add(ann, film, "later"));
        }
        assertThat(before).isZero();
        assertThat(seen).doesNotHaveDuplicates();
        assertThat(seen).filteredOn(staying::contains).isEqualTo(staying.reversed());
        audience.assertCountsAreRows(List.of(), films);
    }

    @Test
    void whatCannotBeWrittenHarmsNobodyBesideIt() throws Exception {
        var people = audience.people(30);
        var answers = await(Flux.fromIterable(people)
                .concatMap(each -> Flux.just(
                        comments.add(each, film(each), "fine"),
                        comments.add(each, Long.MAX_VALUE - each, "nowhere"),
                        comments.add(Long.MAX_VALUE - each, film(each), "by nobody")))
                .flatMap(write -> answer(write.thenReturn("done")), AT_ONCE)
                .collectList());
        assertThat(answers).filteredOn("done"::equals).hasSize(30);
        assertThat(answers).filteredOn("VIDEO_NOT_FOUND"::equals).hasSize(30);
        assertThat(answers)
                .filteredOn("DataIntegrityViolationException"::equals)
                .hasSize(30);
        audience.assertCountsAreRows(List.of(), films);
    }

    private Comments node(long account) {
        return account % 2 == 0 ? comments : otherNode;
    }

    private long film(long account) {
        return films.get((int) (account % films.size()));
    }

    private Mono<String> delete(Comments node, Comment comment) {
        var writer = comment.authorId();
        return answer(node.delete(writer, film(writer), comment.id()).thenReturn("deleted"));
    }

    private static Mono<String> answer(Mono<String> write) {
        return write.onErrorResume(
                        ApiException.class, refusal -> Mono.just(refusal.code().name()))
                .onErrorResume(failure -> Mono.just(failure.getClass().getSimpleName()));
    }
}
