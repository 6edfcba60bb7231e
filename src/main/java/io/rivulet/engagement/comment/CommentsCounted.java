package io.rivulet.engagement.comment;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import io.rivulet.platform.events.Event;
import java.util.List;
import java.util.Map;

/** The counts that comments have now, by their ids, by the videos that they are about. */
public record CommentsCounted(Map<Long, Map<Long, CommentCounts>> byVideo) implements Event {

    static CommentsCounted of(List<Counted> counted) {
        return new CommentsCounted(
                counted.stream().collect(groupingBy(Counted::videoId, toMap(Counted::commentId, Counted::counts))));
    }

    @Override
    public int rows() {
        return byVideo.values().stream().mapToInt(Map::size).sum();
    }

    /** One of them. */
    record Counted(long commentId, long videoId, CommentCounts counts) {}
}
