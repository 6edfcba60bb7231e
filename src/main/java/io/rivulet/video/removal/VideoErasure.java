package io.rivulet.video.removal;

import reactor.core.publisher.Mono;

/** Takes away what the packages above keep of a video, so that its row can go. */
@FunctionalInterface
public interface VideoErasure {

    /**
     * A step of a transaction that holds the video's row, so that nothing is added: deletes rows that refer to the video
     * and corrects what they were counted in.
     *
     * @return whether none is left
     */
    Mono<Boolean> erase(long videoId, long authorId, int atMost);
}
