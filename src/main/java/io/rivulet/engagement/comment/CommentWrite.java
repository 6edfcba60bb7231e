package io.rivulet.engagement.comment;

import static java.util.stream.Collectors.toSet;

import io.rivulet.engagement.EngagementProperties;
import io.rivulet.engagement.comment.CommentCommand.Add;
import io.rivulet.engagement.comment.CommentCommand.Delete;
import io.rivulet.platform.data.GroupedWrite;
import io.rivulet.platform.events.Events;
import io.rivulet.video.Videos;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Comments and their ends, committed together with the counts of their videos. */
@Component
class CommentWrite implements GroupedWrite<CommentCommand, CommentOutcome> {

    private static final int FIXED_BYTES = 64;
    private static final int BYTES_OF_CHARACTER = 3;

    private final CommentRepository comments;
    private final Videos videos;
    private final TransactionalOperator transaction;
    private final Events events;
    private final EngagementProperties properties;

    CommentWrite(
            CommentRepository comments,
            Videos videos,
            TransactionalOperator transaction,
            Events events,
            EngagementProperties properties) {
        this.comments = comments;
        this.videos = videos;
        this.transaction = transaction;
        this.events = events;
        this.properties = properties;
    }

    @Override
    public String name() {
        return "comment";
    }

    /** The comments of a person stand in the order in which they were sent; deleting one twice counts once. */
    @Override
    public Object orderOf(CommentCommand command) {
        return command instanceof Delete delete ? delete.commentId() : command.accountId();
    }

    @Override
    public int bytesOf(CommentCommand command) {
        return command instanceof Add add
                ? FIXED_BYTES + BYTES_OF_CHARACTER * add.content().length()
                : FIXED_BYTES;
    }

    @Override
    public Mono<List<CommentOutcome>> commit(List<CommentCommand> commands) {
        return batch(commands)
                .flatMap(this::change)
                .delayUntil(change -> videos.count(change.deltas()))
                .delayUntil(this::tell)
                .as(transaction::transactional)
                .map(CommentBatch.Change::outcomes);
    }

    @Override
    public Mono<Void> announce(List<CommentOutcome> outcomes) {
        return events.handedOver();
    }

    private Mono<Void> tell(CommentBatch.Change change) {
        return change.deltas().isEmpty() ? Mono.empty() : events.afterCommit(new CommentsChanged(change.videos()));
    }

    /** Videos are held before threads, as by whoever removes a video. */
    private Mono<CommentBatch> batch(List<CommentCommand> commands) {
        var ids = commands.stream().map(CommentCommand::videoId).collect(toSet());
        var known = commands.stream()
                .map(CommentCommand::commentId)
                .filter(id -> id != 0)
                .collect(toSet());
        return videos.hold(ids)
                .zipWhen(
                        held -> comments.holdThreads(known),
                        (held, threads) -> CommentBatch.of(commands, held, threads, properties.threadMax()));
    }

    private Mono<CommentBatch.Change> change(CommentBatch batch) {
        return comments.insert(batch)
                .zipWhen(
                        inserted -> comments.delete(batch),
                        (inserted, gone) -> new CommentBatch.Change(batch, inserted, gone));
    }
}
