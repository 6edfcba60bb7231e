package io.rivulet.video.removal;

import io.rivulet.platform.jobs.Jobs;
import io.rivulet.upload.StoredObjects;
import io.rivulet.video.publishing.Processing;
import io.rivulet.video.removal.RemovalRepository.Earlier;
import io.rivulet.video.removal.RemovalRepository.RemovedVideo;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The steps in which the rows of a removed video go away, each within a transaction that has locked the video. */
@Component
class Erasure {

    static final String KIND = "video.erasure";

    /** So many rows that refer to the video go away in one transaction. */
    private static final int CHUNK = 1000;

    private final VideoErasure references;
    private final Departure departure;
    private final RemovalRepository videos;
    private final StoredObjects objects;
    private final Jobs jobs;

    Erasure(VideoErasure references, Departure departure, RemovalRepository videos, StoredObjects objects, Jobs jobs) {
        this.references = references;
        this.departure = departure;
        this.videos = videos;
        this.objects = objects;
        this.jobs = jobs;
    }

    /** All at once where that is not much, else the rest by a job. The file's row is locked last. */
    Mono<Void> begin(long videoId, long authorId, Earlier earlier) {
        var removed = new RemovedVideo(videoId, authorId, earlier.token());
        return references
                .erase(videoId, authorId, CHUNK)
                .delayUntil(bare -> departure.of(videoId, authorId, earlier))
                .filterWhen(bare -> bare ? isIdle(removed) : Mono.just(false))
                .delayUntil(free -> delete(removed))
                .switchIfEmpty(jobs.enqueue(KIND, videoId).then(Mono.empty()))
                .then();
    }

    /** The next rows; whether there are none any more. */
    Mono<Boolean> proceed(RemovedVideo video) {
        return references.erase(video.id(), video.authorId(), CHUNK);
    }

    /** Whether nothing works on its file any more; what was to work on it begins no more. */
    Mono<Boolean> isIdle(RemovedVideo video) {
        return jobs.withdraw(Processing.KIND, video.id());
    }

    /** Where other videos show the same file, what was made of it for this one alone goes by a job. */
    Mono<Void> delete(RemovedVideo video) {
        return videos.delete(video.id())
                .then(objects.release(video.token()))
                .then(Mono.defer(() -> objects.lock(video.token())))
                .flatMap(shared -> jobs.enqueue(Withdrawal.KIND, shared));
    }

    void wake() {
        jobs.wake();
    }
}
