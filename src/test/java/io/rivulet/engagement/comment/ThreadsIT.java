package io.rivulet.engagement.comment;

import static io.rivulet.Outcomes.await;
import static io.rivulet.Outcomes.refused;
import static io.rivulet.engagement.Audience.ALL;
import static io.rivulet.engagement.EngagementError.COMMENT_NOT_FOUND;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.rivulet.engagement.EngagementError;
import io.rivulet.engagement.EngagementProperties;
import io.rivulet.platform.data.GroupCommits;
import io.rivulet.platform.data.Slice;
import io.rivulet.platform.events.Events;
import io.rivulet.platform.security.Viewer;
import io.rivulet.platform.text.Hiding;
import io.rivulet.platform.web.ApiException;
import io.rivulet.video.Videos;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** A thread is one level deep, whoever answers whom, and its numbers are its rows. */
class ThreadsIT extends CommentedFilm {

    @Autowired
    private CommentLikes likes;

    @Test
    void aReplyToAReplyBelongsToTheSameThread() throws Exception {
        var root = add(ann, 0);
        var reply = add(bob, root.id());
        var answer = add(ann, reply.id());

        assertThat(reply.place()).isEqualTo(new Comment.Place(film, root.id(), root.id()));
        assertThat(answer.place()).isEqualTo(new Comment.Place(film, root.id(), reply.id()));
        assertThat(replies(root)).containsExactly(answer, reply);
        assertThat(await(comments.threadsOf(film, ALL)).entries())
                .extracting(Comment::id)
                .containsExactly(root.id());
        assertThat(await(comments.newestOf(film, ALL)).entries()).hasSize(3);
        assertCounts(root, 2, 3);
    }

    @Test
    void aThreadGoesWithWhatBeganItAndAReplyAlone() throws Exception {
        var root = add(ann, 0);
        var other = add(bob, 0);
        var first = add(bob, root.id());
        var second = add(ann, first.id());
        await(likes.like(bob, second.id()));
        await(likes.like(ann, root.id()));

        await(comments.delete(bob, first.id()));
        assertThat(replies(root)).extracting(Comment::id).containsExactly(second.id());
        assertCounts(root, 1, 3);

        await(comments.delete(ann, root.id()));
        assertThat(await(comments.newestOf(film, ALL)).entries()).containsExactly(other);
        assertThat(audience.rows("comment_like WHERE comment_id IN (" + root.id() + ", " + second.id() + ")"))
                .isZero();
        assertCounts(other, 0, 1);
    }

    @Test
    void onlyItsWriterAndTheVideosAuthorDeleteAThread() throws Exception {
        var root = add(ann, 0);
        add(bob, root.id());
        refused(comments.delete(bob, root.id()), COMMENT_NOT_FOUND);
        assertCounts(root, 1, 2);

        await(comments.delete(author, root.id()));
        assertThat(audience.video(film).comments()).isZero();
    }

    @Test
    void whatIsNotThereOrBelowAnotherVideoIsNotAnswered() throws Exception {
        var elsewhere = await(comments.add(ann, audience.published(author), "elsewhere"));
        refused(comments.reply(bob, film, "hello", elsewhere.id()), COMMENT_NOT_FOUND);
        refused(comments.reply(bob, film, "hello", Long.MAX_VALUE), COMMENT_NOT_FOUND);
        assertThat(audience.video(film).comments()).isZero();
    }

    @Test
    void aThreadIsNoLongerThanItsBoundHoweverManyAnswerAtOnce(
            @Autowired CommentListRepository lists,
            @Autowired CommentRepository repository,
            @Autowired Videos videos,
            @Autowired TransactionalOperator transaction,
            @Autowired Events events,
            @Autowired GroupCommits commits)
            throws Exception {
        var narrow = new EngagementProperties(200, 500, 5, 100, 100);
        var write = new CommentWrite(repository, videos, transaction, events, narrow);
        var strict = new Comments(lists, new CommentWriting(Hiding.words(), narrow, write, commits), narrow);
        var root = add(ann, 0);
        var answers = await(Flux.fromIterable(audience.people(20))
                .flatMap(each -> code(strict.reply(each, film, "me, too", root.id())), 20)
                .collectList());

        assertThat(answers).filteredOn("done"::equals).hasSize(5);
        assertThat(answers)
                .filteredOn(EngagementError.THREAD_FULL.name()::equals)
                .hasSize(15);
        assertCounts(root, 5, 6);
    }

    @Test
    void partsOfAThreadNeitherRepeatNorSkip() throws Exception {
        var root = add(ann, 0);
        var ids = new ArrayList<Long>();
        for (int i = 0; i < 7; i++) {
            ids.addFirst(add(bob, root.id()).id());
        }
        var seen = new ArrayList<Long>();
        long before = Slice.NEWEST;
        while (before != 0) {
            var part = await(comments.repliesTo(root.id(), new Slice(before, 3)));
            part.entries().forEach(reply -> seen.add(reply.id()));
            before = part.next();
        }
        assertThat(seen).isEqualTo(ids);
    }

    @Test
    void aLikeIsCountedOnceAndTakenBackOnce() throws Exception {
        var root = add(ann, 0);
        await(Mono.when(likes.like(bob, root.id()), likes.like(bob, root.id()), likes.like(author, root.id())));
        await(likes.like(bob, root.id()));
        assertThat(await(comments.require(root.id())).counts().likes()).isEqualTo(2);
        assertThat(await(likes.likedAmong(List.of(root.id()), new Viewer(bob)))).containsExactly(root.id());

        await(likes.unlike(bob, root.id()));
        await(likes.unlike(bob, root.id()));
        assertThat(await(comments.require(root.id())).counts().likes()).isOne();
        refused(likes.like(ann, Long.MAX_VALUE), COMMENT_NOT_FOUND);
        audience.assertCountsAreRows(List.of(), List.of(film));
    }

    @Test
    void whatOneDoesNotSeeOneDoesNotLike() throws Exception {
        var rushes = audience.unfinished(author);
        var note = await(comments.add(author, rushes, "cut this"));
        refused(likes.like(ann, note.id()), COMMENT_NOT_FOUND);
        await(likes.like(author, note.id()));
        assertThat(await(comments.require(note.id())).counts().likes()).isOne();
    }

    /** Threads grow, are liked and are deleted by everybody at once; nobody fails but for what has just gone. */
    @Test
    void numbersAreRowsHoweverManyWriteAtOnce() throws Exception {
        var people = audience.people(40);
        var roots = new ArrayList<Comment>();
        for (int i = 0; i < 6; i++) {
            roots.add(add(ann, 0));
        }
        var outcomes = await(Flux.range(0, 600)
                .flatMap(i -> code(step(i, people.get(i % 40), roots.get(i % 6))), 64)
                .collectList());

        assertThat(outcomes).containsOnly("done", COMMENT_NOT_FOUND.name());
        assertThat(outcomes).filteredOn("done"::equals).hasSizeGreaterThan(100);
        audience.assertCountsAreRows(people, List.of(film));
    }

    private Mono<?> step(int i, long who, Comment root) {
        return switch (i % 7) {
            case 0, 1, 2 -> comments.reply(who, film, "line " + i, root.id());
            case 3 ->
                comments.reply(who, film, "gone soon", root.id())
                        .flatMap(reply -> comments.delete(author, reply.id()).thenReturn(reply));
            case 4 -> likes.unlike(who, root.id());
            case 5 -> likes.like(who, root.id());
            default -> i > 400 && i % 6 < 2 ? comments.delete(ann, root.id()) : likes.like(who, root.id());
        };
    }

    private static Mono<String> code(Mono<?> step) {
        return step.then(Mono.just("done"))
                .onErrorResume(
                        ApiException.class, refusal -> Mono.just(refusal.code().name()));
    }

    @CanIgnoreReturnValue
    private Comment add(long who, long replyTo) throws Exception {
        return await(comments.reply(who, film, "hello", replyTo));
    }

    private List<Comment> replies(Comment root) throws Exception {
        return await(comments.repliesTo(root.id(), ALL)).entries();
    }

    private void assertCounts(Comment root, int replies, int ofVideo) throws Exception {
        assertThat(await(comments.require(root.id())).counts().replies()).isEqualTo(replies);
        assertThat(audience.video(film).comments()).isEqualTo(ofVideo);
        audience.assertCountsAreRows(List.of(ann, bob, author), List.of(film));
    }
}
