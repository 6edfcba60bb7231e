package io.rivulet.upload.engine;

import io.rivulet.platform.jobs.Jobs;
import io.rivulet.upload.UploadState;
import io.rivulet.upload.store.Stray;
import io.rivulet.upload.store.UploadStore;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Gives up what has expired or died, and removes from the store what no row knows of. Any node may do it at any time. */
@Component
class Sweeping {

    private static final Logger LOG = LoggerFactory.getLogger(Sweeping.class);
    private static final int BATCH = 100;
    private static final int AT_ONCE = 4;

    private final SweepRepository uploads;
    private final Ending ending;
    private final UploadStore store;
    private final Jobs jobs;
    private final EngineProperties properties;

    Sweeping(SweepRepository uploads, Ending ending, UploadStore store, Jobs jobs, EngineProperties properties) {
        this.uploads = uploads;
        this.ending = ending;
        this.store = store;
        this.jobs = jobs;
        this.properties = properties;
    }

    Mono<Void> sweepRows() {
        return Flux.concat(uploads.expired(BATCH), uploads.stale(properties.staleAfter(), BATCH))
                .flatMap(row -> logged(ending.end(row, UploadState.EXPIRED).then()), AT_ONCE)
                .thenMany(uploads.uncleared(BATCH))
                .flatMap(id -> jobs.enqueue(Removing.KIND, id), AT_ONCE)
                .then(Mono.defer(() -> uploads.forget(BATCH)));
    }

    /** What is young may belong to a row that is about to know of it. */
    Mono<Void> sweepStore() {
        return store.strays(properties.strayAfter())
                .buffer(BATCH)
                .concatMap(this::sweep)
                .then();
    }

    private Mono<Void> sweep(List<Stray> strays) {
        var tokens = strays.stream().map(Stray::objectToken).collect(Collectors.toSet());
        return uploads.unfinished(tokens)
                .collect(Collectors.toSet())
                .flatMapMany(known -> Flux.fromIterable(unknown(strays, known)))
                .flatMap(stray -> logged(store.remove(stray)), AT_ONCE)
                .then();
    }

    private static List<Stray> unknown(List<Stray> strays, Set<String> known) {
        return strays.stream()
                .filter(stray -> !known.contains(stray.objectToken()))
                .toList();
    }

    private static Mono<Void> logged(Mono<Void> step) {
        return step.onErrorResume(failure -> {
            LOG.warn("Could not sweep an upload, trying again later: {}", failure.toString());
            return Mono.empty();
        });
    }
}
