package io.rivulet.engagement.comment;

import static io.rivulet.Outcomes.await;
import static io.rivulet.Outcomes.refused;
import static io.rivulet.engagement.Audience.ALL;
import static io.rivulet.engagement.EngagementError.COMMENT_NOT_FOUND;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.rivulet.RunningServer;
import io.rivulet.account.Accounts;
import io.rivulet.engagement.Audience;
import io.rivulet.platform.counts.CountCheck;
import io.rivulet.platform.counts.Drift;
import io.rivulet.platform.counts.IdRange;
import io.rivulet.platform.web.ApiException;
import io.rivulet.video.Videos;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** A thread counts the replies that are shown, whatever moderators and writers do to them at the same time. */
@RunningServer
class HiddenRepliesIT {

    @Autowired
    private Comments comments;

    @Autowired
    private CommentHiding hiding;

    @Autowired
    private TransactionalOperator transaction;

    @Autowired
    private List<CountCheck> checks;

    private Audience audience;
    private long ann;
    private long author;
    private long film;
    private Comment root;

    @BeforeEach
    void begin(@Autowired Accounts accounts, @Autowired Videos videos, @Autowired DatabaseClient database)
            throws Exception {
        audience = new Audience(accounts, videos, database);
        ann = audience.person();
        author = audience.person();
        film = audience.published(author);
        root = reply(0);
    }

    @Test
    void aHiddenReplyLeavesBothCountsAndComesBackToThem() throws Exception {
        var first = reply(root.id());
        var second = reply(first.id());
        assertThat(await(hidden(first.id()))).isTrue();
        assertCounts(1, 2);
        assertThat(await(comments.repliesTo(root.id(), ALL)).entries()).containsExactly(second);

        assertThat(await(hidden(first.id()))).isFalse();
        assertCounts(1, 2);
        assertThat(await(restored(first.id()))).isTrue();
        assertThat(await(restored(first.id()))).isFalse();
        assertCounts(2, 3);
    }

    @Test
    void whatIsHiddenIsNotTakenOffTwiceWhenItIsDeleted() throws Exception {
        var first = reply(root.id());
        reply(root.id());
        await(hidden(first.id()));
        await(comments.delete(author, film, first.id()).thenReturn(true));
        assertCounts(1, 2);
        refused(hidden(first.id()), COMMENT_NOT_FOUND);
        refused(restored(first.id()), COMMENT_NOT_FOUND);

        await(hidden(root.id()));
        await(comments.delete(author, film, root.id()).thenReturn(true));
        assertThat(audience.video(film).comments()).isZero();
    }

    @Test
    void aThreadThatIsHiddenKeepsTheNumberOfItsReplies() throws Exception {
        reply(root.id());
        await(hidden(root.id()));
        assertThat(audience.video(film).comments()).isOne();
        await(restored(root.id()));
        assertCounts(1, 2);
    }

    @Test
    void theComparisonOfCountsKnowsIt() throws Exception {
        await(hidden(reply(root.id()).id()));
        assertThat(drifts()).isEmpty();
        audience.execute("UPDATE comment SET reply_count = 1 WHERE id = " + root.id());
        assertThat(drifts()).containsExactly(new Drift(root.id(), -1));
        audience.execute("UPDATE comment SET reply_count = 0 WHERE id = " + root.id());
    }

    /** Nobody fails but for what has just gone, and no two wait for each other. */
    @Test
    void numbersAreWhatIsShownHoweverManyChangeItAtOnce() throws Exception {
        var people = audience.people(10);
        var roots = new ArrayList<Comment>(List.of(root, reply(0), reply(0)));
        var outcomes = await(Flux.range(0, 400)
                .flatMap(i -> code(step(i, people.get(i % 10), roots.get(i % 3))), 48)
                .collectList());

        assertThat(outcomes).containsOnly("done", COMMENT_NOT_FOUND.name());
        assertThat(outcomes).filteredOn("done"::equals).hasSizeGreaterThan(100);
        audience.assertCountsAreRows(people, List.of(film));
    }

    private Mono<?> step(int i, long who, Comment of) {
        var said = comments.reply(who, film, "line " + i, of.id());
        return switch (i % 6) {
            case 0 -> said;
            case 1 -> said.delayUntil(reply -> hidden(reply.id()));
            case 2 -> said.delayUntil(reply -> Mono.when(hidden(reply.id()), restored(reply.id())));
            case 3 ->
                said.delayUntil(
                        reply -> Mono.whenDelayError(hidden(reply.id()), comments.delete(author, film, reply.id())));
            case 4 -> hidden(of.id()).then(restored(of.id()));
            default -> i > 300 && i % 3 == 2 ? comments.delete(author, film, of.id()) : said;
        };
    }

    private static Mono<String> code(Mono<?> step) {
        return step.then(Mono.just("done"))
                .onErrorResume(
                        ApiException.class, refusal -> Mono.just(refusal.code().name()));
    }

    private Mono<Boolean> hidden(long comment) {
        return hiding.hide(comment, "rude").as(transaction::transactional);
    }

    private Mono<Boolean> restored(long comment) {
        return hiding.restore(comment).as(transaction::transactional);
    }

    @CanIgnoreReturnValue
    private Comment reply(long replyTo) throws Exception {
        return await(comments.reply(ann, film, "hello", replyTo));
    }

    private List<Drift> drifts() throws Exception {
        var check = checks.stream()
                .filter(one -> one.name().equals("comment replies"))
                .findFirst()
                .orElseThrow();
        return await(check.driftIn(new IdRange(root.id() - 1, root.id())).collectList());
    }

    private void assertCounts(int replies, int ofVideo) throws Exception {
        assertThat(await(comments.require(root.id())).counts().replies()).isEqualTo(replies);
        assertThat(audience.video(film).comments()).isEqualTo(ofVideo);
        audience.assertCountsAreRows(List.of(ann, author), List.of(film));
    }
}
