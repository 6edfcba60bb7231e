package io.rivulet.engagement;

import io.rivulet.account.AccountDelta;
import io.rivulet.video.VideoDelta;
import java.util.List;
import java.util.stream.Stream;

/**
 * Rows that went away with a video, and what they were counted in.
 *
 * @param ofVideo by how much the counts of the video move
 * @param ofPeople by how much those of people do
 */
public record ErasedRows(int rows, List<VideoDelta> ofVideo, List<AccountDelta> ofPeople) {

    static final ErasedRows NONE = new ErasedRows(0, List.of(), List.of());

    ErasedRows plus(ErasedRows others) {
        return new ErasedRows(rows + others.rows, joined(ofVideo, others.ofVideo), joined(ofPeople, others.ofPeople));
    }

    private static <T> List<T> joined(List<T> some, List<T> others) {
        return Stream.concat(some.stream(), others.stream()).toList();
    }
}
