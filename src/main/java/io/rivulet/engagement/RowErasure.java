package io.rivulet.engagement;

import reactor.core.publisher.Mono;

/** Takes away what one room keeps of a video that is removed: rows alone, what they were counted in comes after all rows. */
public interface RowErasure {

    /** A step of a transaction that holds the video's row, so that nothing is added. */
    Mono<ErasedRows> erase(long videoId, long authorId, int atMost);

    /** Whether no row is left. */
    Mono<Boolean> isBare(long videoId);
}
