package io.rivulet.video.removal;

import io.rivulet.media.MediaAddress;
import io.rivulet.platform.jobs.Job;
import io.rivulet.platform.jobs.Jobs;
import io.rivulet.platform.jobs.UntilDone;
import io.rivulet.platform.s3.ObjectStore;
import io.rivulet.upload.StoredObjects;
import io.rivulet.video.Playable;
import io.rivulet.video.Visibility;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/**
 * The job that takes away what was made of a file for videos that are gone, while others still show it: the address of a
 * public video that was removed does not play because its author has a private one of the same file, nor the other way
 * round.
 */
@Component
class Withdrawal extends UntilDone {

    static final String KIND = "video.withdrawal";

    private static final Duration LONGEST = Duration.ofSeconds(4);

    private final StoredObjects objects;
    private final RemovalRepository videos;
    private final ObjectStore store;
    private final Jobs jobs;
    private final TransactionalOperator transaction;

    Withdrawal(
            StoredObjects objects,
            RemovalRepository videos,
            ObjectStore store,
            Jobs jobs,
            TransactionalOperator transaction) {
        super(jobs);
        this.objects = objects;
        this.videos = videos;
        this.store = store;
        this.jobs = jobs;
        this.transaction = transaction;
    }

    @Override
    public String kind() {
        return KIND;
    }

    /** The file stays locked until that has gone which nobody shows: a new video of it would take that for its own. */
    @Override
    public Mono<Void> run(Job job) {
        return objects.lock(job.subject())
                .flatMap(token -> withdraw(token).timeout(LONGEST))
                .then(Mono.defer(() -> jobs.finish(job)))
                .as(transaction::transactional);
    }

    private Mono<Void> withdraw(String token) {
        return videos.visibilities(token)
                .map(shown -> Playable.of(token, shown))
                .collect(Collectors.toSet())
                .flatMapIterable(needed -> without(needed, token))
                .concatMapIterable(Playable::addresses)
                .map(MediaAddress::key)
                .concatMap(store::delete)
                .then();
    }

    private static List<Playable> without(Set<Playable> needed, String token) {
        return Stream.of(Visibility.PUBLIC, Visibility.PRIVATE)
                .map(visibility -> Playable.of(token, visibility))
                .filter(playable -> !needed.contains(playable))
                .toList();
    }
}
