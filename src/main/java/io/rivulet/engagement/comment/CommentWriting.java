package io.rivulet.engagement.comment;

import static io.rivulet.engagement.EngagementError.COMMENT_INVALID;
import static io.rivulet.engagement.EngagementError.COMMENT_MISSING;
import static io.rivulet.engagement.EngagementError.COMMENT_NOT_FOUND;
import static io.rivulet.engagement.EngagementError.THREAD_FULL;

import io.rivulet.engagement.EngagementProperties;
import io.rivulet.engagement.MissingVideo;
import io.rivulet.engagement.comment.CommentCommand.Add;
import io.rivulet.engagement.comment.CommentCommand.Delete;
import io.rivulet.platform.data.GroupCommit;
import io.rivulet.platform.data.GroupCommits;
import io.rivulet.platform.text.PlainTexts;
import io.rivulet.platform.text.TextRule;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** How comments come to be and go away. */
@Component
class CommentWriting {

    private final PlainTexts texts;
    private final TextRule rule;
    private final CommentWrite write;
    private final GroupCommit<CommentCommand, CommentOutcome> writes;

    CommentWriting(PlainTexts texts, EngagementProperties properties, CommentWrite write, GroupCommits commits) {
        this.texts = texts;
        this.rule = new TextRule(COMMENT_MISSING, COMMENT_INVALID, "comment", properties.commentMax(), true);
        this.write = write;
        this.writes = commits.of(write);
    }

    /**
     * What the text is to be.
     *
     * @param replyTo the comment of the same video that it answers; 0 when it answers none
     */
    Add compose(long accountId, long videoId, @Nullable String text, long replyTo) {
        return new Add(videoId, accountId, texts.require(text, rule), replyTo);
    }

    Mono<Comment> add(Add command) {
        return submit(command).mapNotNull(outcome -> toComment(command, outcome));
    }

    /** Alone, with what else the caller's transaction does. */
    Mono<Comment> addInTransaction(Add command) {
        return write.commit(List.of(command))
                .map(List::getFirst)
                .flatMap(outcome -> answer(command, outcome))
                .mapNotNull(outcome -> toComment(command, outcome));
    }

    Mono<Void> delete(Delete command) {
        return submit(command)
                .mapNotNull(CommentOutcome::row)
                .switchIfEmpty(COMMENT_NOT_FOUND.asError("There is no comment " + command.commentId() + " below video "
                        + command.videoId() + " that you may delete."))
                .then();
    }

    private static @Nullable Comment toComment(Add command, CommentOutcome outcome) {
        var row = outcome.row();
        return row == null
                ? null
                : new Comment(
                        row.id(),
                        row.place(),
                        command.accountId(),
                        command.content(),
                        row.createdAt(),
                        CommentCounts.NONE);
    }

    private Mono<CommentOutcome> submit(CommentCommand command) {
        return writes.submit(command).flatMap(outcome -> answer(command, outcome));
    }

    private static Mono<CommentOutcome> answer(CommentCommand command, CommentOutcome outcome) {
        return switch (outcome.verdict()) {
            case POSSIBLE -> Mono.just(outcome);
            case NO_VIDEO -> Mono.error(MissingVideo.of(command.videoId()));
            case NO_SUCH_COMMENT ->
                COMMENT_NOT_FOUND.asError("There is no comment " + command.commentId() + " below video "
                        + command.videoId() + ": answer one that is there");
            case THREAD_FULL ->
                THREAD_FULL.asError(
                        "The thread of comment " + command.commentId() + " takes no more replies: begin another one");
        };
    }
}
