package io.rivulet.upload.engine;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Sweeps for as long as the server runs. */
@Component
class SweepWorker implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(SweepWorker.class);
    private static final Duration FIRST = Duration.ofSeconds(10);
    private static final Duration ROWS_EVERY = Duration.ofMinutes(1);
    private static final Duration STORE_EVERY = Duration.ofHours(1);

    private final Sweeping sweeping;
    private final EngineProperties properties;
    private volatile Disposable work = Disposables.disposed();

    SweepWorker(Sweeping sweeping, EngineProperties properties) {
        this.sweeping = sweeping;
        this.properties = properties;
    }

    @Override
    public void start() {
        var often = properties.staleAfter().compareTo(ROWS_EVERY) < 0 ? properties.staleAfter() : ROWS_EVERY;
        work = Disposables.composite(
                every(often, sweeping.sweepRows()).subscribe(),
                every(STORE_EVERY, sweeping.sweepStore()).subscribe());
    }

    @Override
    public void stop() {
        work.dispose();
    }

    @Override
    public boolean isRunning() {
        return !work.isDisposed();
    }

    private static Flux<Void> every(Duration period, Mono<Void> sweep) {
        return Flux.interval(FIRST, period)
                .onBackpressureDrop()
                .concatMap(
                        tick -> sweep.onErrorResume(failure -> {
                            LOG.warn("Could not look for what uploads left: {}", failure.toString());
                            return Mono.empty();
                        }),
                        1);
    }
}
