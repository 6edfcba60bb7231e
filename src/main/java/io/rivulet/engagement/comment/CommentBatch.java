package io.rivulet.engagement.comment;

import io.rivulet.engagement.comment.CommentCommand.Add;
import io.rivulet.engagement.comment.CommentCommand.Delete;
import io.rivulet.engagement.comment.CommentOutcome.Row;
import io.rivulet.video.Authorship;
import io.rivulet.video.VideoDelta;
import java.time.Instant;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The commands of one transaction, those apart that have no video to be about. */
record CommentBatch(List<CommentCommand> commands, List<Add> added, List<Delete> deleted, Map<Long, Long> authors) {

    static CommentBatch of(List<CommentCommand> commands, Map<Long, Authorship> videos) {
        return new CommentBatch(
                commands,
                only(commands, Add.class).filter(add -> isVisible(videos, add)).toList(),
                only(commands, Delete.class)
                        .filter(delete -> videos.containsKey(delete.videoId()))
                        .toList(),
                videos.values().stream().collect(Collectors.toMap(Authorship::videoId, Authorship::authorId)));
    }

    Change changed(List<Row> inserted, Map<Long, Boolean> removed) {
        var rows = new IdentityHashMap<CommentCommand, Row>();
        IntStream.range(0, added.size()).forEach(i -> rows.put(added.get(i), inserted.get(i)));
        deleted.stream()
                .filter(delete -> removed.containsKey(delete.commentId()))
                .forEach(delete -> rows.put(delete, new Row(delete.commentId(), Instant.EPOCH)));
        return new Change(this, rows, removed);
    }

    private CommentOutcome outcome(CommentCommand command, @Nullable Row row) {
        boolean possible = command instanceof Add ? row != null : authors.containsKey(command.videoId());
        return possible ? new CommentOutcome(true, row) : CommentOutcome.NO_VIDEO;
    }

    private static boolean isVisible(Map<Long, Authorship> videos, Add add) {
        var video = videos.get(add.videoId());
        return video != null && video.isVisibleTo(add.accountId());
    }

    private static <T> Stream<T> only(List<CommentCommand> commands, Class<T> kind) {
        return commands.stream().filter(kind::isInstance).map(kind::cast);
    }

    /**
     * The rows that were really inserted or deleted, by their commands.
     *
     * @param removed those deleted, by their ids: whether they were counted
     */
    record Change(CommentBatch batch, Map<CommentCommand, Row> rows, Map<Long, Boolean> removed) {

        List<VideoDelta> deltas() {
            return rows.keySet().stream()
                    .map(command -> VideoDelta.comments(command.videoId(), by(command)))
                    .toList();
        }

        /** What was hidden was not counted. */
        private int by(CommentCommand command) {
            return switch (command) {
                case Add add -> 1;
                case Delete delete -> removed.getOrDefault(delete.commentId(), false) ? -1 : 0;
            };
        }

        /** Whose comments are others than before. */
        Set<Long> videos() {
            return rows.keySet().stream().map(CommentCommand::videoId).collect(Collectors.toSet());
        }

        List<CommentOutcome> outcomes() {
            return batch.commands().stream()
                    .map(command -> batch.outcome(command, rows.get(command)))
                    .toList();
        }
    }
}
