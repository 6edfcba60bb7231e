package io.rivulet.upload;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Sweeps what nodes that died in the middle of an upload left in S3. */
@Component
class StaleUploadWorker implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(StaleUploadWorker.class);
    private static final int AT_ONCE = 4;
    private static final int BATCH = 100;

    private final FormRowRepository uploads;
    private final MultipartStore store;
    private final Duration staleAfter;
    private volatile @Nullable Disposable running;

    StaleUploadWorker(FormRowRepository uploads, MultipartStore store, UploadProperties properties) {
        this.uploads = uploads;
        this.store = store;
        this.staleAfter = properties.staleAfter();
    }

    Mono<Void> sweep() {
        return uploads.stale(staleAfter, BATCH).flatMap(this::remove, AT_ONCE).then();
    }

    private Mono<Void> remove(String token) {
        return uploads.giveUpStale(token, staleAfter)
                .filter(ours -> ours)
                .flatMap(ours -> store.remove(token).then(uploads.delete(token)))
                .onErrorResume(failure -> {
                    LOG.warn("Could not sweep the upload {}, trying again later: {}", token, failure.toString());
                    return Mono.empty();
                });
    }

    @Override
    public void start() {
        running = Flux.interval(Duration.ofSeconds(10), staleAfter.dividedBy(3))
                .onBackpressureDrop()
                .concatMap(
                        tick -> sweep().onErrorResume(failure -> {
                            LOG.warn("Could not look for stale uploads: {}", failure.toString());
                            return Mono.empty();
                        }),
                        1)
                .subscribe();
    }

    @Override
    public void stop() {
        if (running != null) {
            running.dispose();
            running = null;
        }
    }

    @Override
    public boolean isRunning() {
        return running != null;
    }
}
