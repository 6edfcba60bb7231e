package io.rivulet.engagement.comment;

import static io.rivulet.engagement.EngagementError.COMMENT_INVALID;
import static io.rivulet.engagement.EngagementError.COMMENT_MISSING;
import static io.rivulet.engagement.EngagementError.COMMENT_NOT_FOUND;

import io.rivulet.engagement.EngagementProperties;
import io.rivulet.engagement.MissingVideo;
import io.rivulet.engagement.comment.CommentCommand.Add;
import io.rivulet.engagement.comment.CommentCommand.Delete;
import io.rivulet.platform.data.GroupCommit;
import io.rivulet.platform.data.GroupCommits;
import io.rivulet.platform.text.PlainTexts;
import io.rivulet.platform.text.TextRule;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** How comments come to be and go away. */
@Component
class CommentWriting {

    private final PlainTexts texts;
    private final TextRule rule;
    private final GroupCommit<CommentCommand, CommentOutcome> writes;

    CommentWriting(PlainTexts texts, EngagementProperties properties, CommentWrite write, GroupCommits commits) {
        this.texts = texts;
        this.rule = new TextRule(COMMENT_MISSING, COMMENT_INVALID, "comment", properties.commentMax(), true);
        this.writes = commits.of(write);
    }

    Add compose(long accountId, long videoId, @Nullable String text) {
        return new Add(videoId, accountId, texts.require(text, rule));
    }

    Mono<Comment> add(Add command) {
        return submit(command).mapNotNull(outcome -> toComment(command, outcome));
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
        return row == null ? null : new Comment(row.id(), command.accountId(), command.content(), row.createdAt());
    }

    private Mono<CommentOutcome> submit(CommentCommand command) {
        return writes.submit(command)
                .onErrorMap(MissingVideo::isBehind, gone -> MissingVideo.of(command.videoId()))
                .filter(CommentOutcome::isVideoFound)
                .switchIfEmpty(Mono.error(() -> MissingVideo.of(command.videoId())));
    }
}
