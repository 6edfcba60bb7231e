package io.rivulet.video.rank;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Mono;

/** Lets ranks follow for as long as the server runs. */
@Component
class RerankingWorker implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(RerankingWorker.class);

    private final Reranking reranking;
    private final RankProperties properties;
    private volatile Disposable work = Disposables.disposed();

    RerankingWorker(Reranking reranking, RankProperties properties) {
        this.reranking = reranking;
        this.properties = properties;
    }

    @Override
    public void start() {
        work = Mono.delay(properties.rankEvery())
                .then(Mono.defer(this::follow))
                .repeat()
                .subscribe();
    }

    @Override
    public void stop() {
        work.dispose();
    }

    @Override
    public boolean isRunning() {
        return !work.isDisposed();
    }

    private Mono<Void> follow() {
        return reranking.follow().onErrorResume(failure -> {
            LOG.warn("Lists do not follow what is counted: {}", failure.toString());
            return Mono.empty();
        });
    }
}
