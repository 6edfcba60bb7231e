package io.rivulet.upload.engine;

import io.rivulet.upload.UploadProperties;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Keeps what this node holds alive: renews its leases in one statement, and looks after those who fall silent. */
@Component
class HoldingWorker implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(HoldingWorker.class);
    private static final Duration LOOK_EVERY = Duration.ofMillis(500);
    private static final int RENEWALS_PER_LEASE = 5;
    /** Works until the last request has ended. */
    private static final int BEFORE_THE_WEB_SERVER = 0;

    private final Holdings holdings;
    private final LeaseRepository leases;
    private final EngineProperties properties;
    private final Duration idleTimeout;
    private final Pressure pressure;
    private volatile Disposable work = Disposables.disposed();

    HoldingWorker(
            Holdings holdings,
            LeaseRepository leases,
            EngineProperties properties,
            UploadProperties bounds,
            Workshop workshop) {
        this.holdings = holdings;
        this.leases = leases;
        this.properties = properties;
        this.idleTimeout = bounds.idleTimeout();
        this.pressure = new Pressure(holdings, workshop.segments());
    }

    @Override
    public void start() {
        var renewing = every(properties.lease().dividedBy(RENEWALS_PER_LEASE), renew());
        work = Disposables.composite(
                renewing.subscribe(),
                every(LOOK_EVERY, Mono.fromRunnable(this::look)).subscribe());
    }

    @Override
    public void stop() {
        work.dispose();
    }

    @Override
    public boolean isRunning() {
        return !work.isDisposed();
    }

    @Override
    public int getPhase() {
        return BEFORE_THE_WEB_SERVER;
    }

    private static Flux<Void> every(Duration period, Mono<Void> step) {
        return Flux.interval(period)
                .onBackpressureDrop()
                .concatMap(
                        tick -> step.onErrorResume(failure -> {
                            LOG.warn("Uploads under way are not looked after: {}", failure.toString());
                            return Mono.empty();
                        }),
                        1);
    }

    private void look() {
        holdings.all().forEach(holding -> holding.look(properties.restAfter(), idleTimeout));
        pressure.relieve();
    }

    private Mono<Void> renew() {
        return Mono.defer(() -> {
            var all = holdings.all().stream()
                    .filter(holding -> holding.mine() != null)
                    .toList();
            return all.isEmpty() ? Mono.empty() : renew(all);
        });
    }

    /** Whose lease was taken by another must stop, and so must those whom another node waits for. */
    private Mono<Void> renew(Collection<Holding> all) {
        var mine = all.stream().map(Holding::mine).filter(Objects::nonNull).toList();
        return leases.renew(mine, properties.lease())
                .collect(Collectors.toMap(LeaseRepository.Renewed::id, LeaseRepository.Renewed::wanted))
                .doOnNext(renewed -> all.stream()
                        .filter(holding -> isWanted(renewed, holding))
                        .forEach(Holding::letGo))
                .then();
    }

    private static boolean isWanted(Map<Long, Boolean> renewed, Holding holding) {
        var mine = holding.mine();
        return mine != null && renewed.getOrDefault(mine.id(), true);
    }
}
