package io.rivulet.engagement.comment;

import io.rivulet.engagement.comment.Comment.Place;
import io.rivulet.engagement.comment.CommentCommand.Add;
import io.rivulet.engagement.comment.CommentCommand.Delete;
import io.rivulet.engagement.comment.CommentOutcome.Row;
import io.rivulet.engagement.comment.CommentOutcome.Verdict;
import io.rivulet.video.Authorship;
import io.rivulet.video.VideoDelta;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The commands of one transaction with what each can come to; while it lasts, their videos and threads stay. */
record CommentBatch(
        List<CommentCommand> commands,
        Map<Long, Authorship> videos,
        Map<Long, CommentThread> threads,
        Map<CommentCommand, Verdict> verdicts) {

    static CommentBatch of(
            List<CommentCommand> commands,
            Map<Long, Authorship> videos,
            Map<Long, CommentThread> threads,
            int longestThread) {
        var verdicts = new LinkedHashMap<CommentCommand, Verdict>();
        var judge = new CommentJudge(videos, threads, longestThread, new HashMap<>());
        commands.forEach(command -> verdicts.put(command, judge.judge(command)));
        return new CommentBatch(commands, videos, threads, verdicts);
    }

    List<Add> added() {
        return possible(Add.class).toList();
    }

    List<Delete> deleted() {
        return possible(Delete.class).toList();
    }

    Place placeOf(Add add) {
        var thread = threads.get(add.replyTo());
        return new Place(add.videoId(), thread == null ? 0 : thread.rootId(), add.replyTo());
    }

    /** Whether the account may delete whatever is said about the video. */
    boolean owns(Delete delete) {
        return Objects.requireNonNull(videos.get(delete.videoId())).authorId() == delete.accountId();
    }

    private <T extends CommentCommand> Stream<T> possible(Class<T> kind) {
        return commands.stream()
                .filter(command -> verdicts.get(command) == Verdict.POSSIBLE)
                .filter(kind::isInstance)
                .map(kind::cast);
    }

    private CommentOutcome outcome(CommentCommand command, Map<CommentCommand, Row> rows) {
        return new CommentOutcome(Objects.requireNonNull(verdicts.get(command)), rows.get(command));
    }

    /**
     * What was really written.
     *
     * @param gone the comments that were deleted, by their ids: also those below a comment that was
     */
    record Change(CommentBatch batch, List<Row> inserted, Map<Long, GoneComment> gone) {

        List<VideoDelta> deltas() {
            return Stream.concat(
                            inserted.stream()
                                    .map(row -> VideoDelta.comments(row.place().videoId(), 1)),
                            gone.values().stream()
                                    .map(one -> VideoDelta.comments(one.videoId(), one.counted() ? -1 : 0)))
                    .toList();
        }

        /** Whose comments are others than before. */
        Set<Long> videos() {
            return deltas().stream().map(VideoDelta::videoId).collect(Collectors.toSet());
        }

        List<CommentOutcome> outcomes() {
            var rows = new HashMap<CommentCommand, Row>();
            var added = batch.added();
            for (int i = 0; i < added.size(); i++) {
                rows.put(added.get(i), inserted.get(i));
            }
            batch.deleted().stream()
                    .filter(delete -> gone.containsKey(delete.commentId()))
                    .forEach(delete -> rows.put(delete, removed(delete)));
            return batch.commands().stream()
                    .map(command -> batch.outcome(command, rows))
                    .toList();
        }

        private static Row removed(Delete delete) {
            return new Row(delete.commentId(), Instant.EPOCH, new Place(delete.videoId(), 0, 0));
        }
    }
}
