package io.rivulet.platform.counts;

import io.rivulet.platform.jobs.Job;
import io.rivulet.platform.jobs.JobHandler;
import io.rivulet.platform.jobs.Jobs;
import io.rivulet.platform.jobs.Verdict;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Compares all counts with their rows: regularly, and once more to repair what differs, when that is asked for. Both are
 * jobs, of which one node at a time does each, so that nothing is repaired twice.
 */
@Component
class Reconciliation implements JobHandler {

    static final String KIND = "reconcile-counts";

    private static final Logger LOG = LoggerFactory.getLogger(Reconciliation.class);
    private static final long REGULAR = 0;
    private static final long REPAIR = 1;

    private final List<CountCheck> checks;
    private final CountFindings findings;
    private final CountProperties properties;
    private final Jobs jobs;

    Reconciliation(List<CountCheck> checks, CountFindings findings, CountProperties properties, Jobs jobs) {
        this.checks = List.copyOf(checks);
        this.findings = findings;
        this.properties = properties;
        this.jobs = jobs;
    }

    /** The regular comparison goes on for ever once one node has begun it. */
    @EventListener(ApplicationReadyEvent.class)
    Mono<Void> begin() {
        return jobs.enqueueAfter(properties.checkEvery(), KIND, REGULAR).onErrorResume(failure -> {
            LOG.warn("Counts are compared once another node begins: {}", failure.toString());
            return Mono.empty();
        });
    }

    Mono<Void> orderRepair() {
        return jobs.enqueue(KIND, REPAIR).then(Mono.fromRunnable(jobs::wake));
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Mono<Void> run(Job job) {
        boolean repairs = job.subject() == REPAIR;
        return Flux.fromIterable(checks)
                .concatMap(check -> compare(check, repairs), 1)
                .reduce(0L, Long::sum)
                .flatMap(differing -> repairs ? jobs.finish(job) : goOn(job, differing));
    }

    /** A comparison that fails has to be made all the same. */
    @Override
    public Verdict judge(Throwable failure) {
        return Verdict.NOT_ITS_FAULT;
    }

    @Override
    public Mono<Void> giveUp(Job job, String reason) {
        return jobs.repeatAfter(properties.checkEvery(), job);
    }

    private Mono<Void> goOn(Job job, long differing) {
        return jobs.repeatAfter(properties.checkEvery(), job)
                .then(properties.repair() && differing > 0 ? orderRepair() : Mono.empty());
    }

    /** How many of these counts differed. */
    private Mono<Long> compare(CountCheck check, boolean repairs) {
        return check.lastId()
                .flatMapMany(last -> IdRange.cover(last, properties.range()))
                .concatMap(range -> check.driftIn(range).collectList(), 1)
                .concatMap(drifts -> settle(check, drifts, repairs), 1)
                .reduce(0L, Long::sum)
                .doOnNext(differing -> findings.put(check.name(), differing, repairs ? differing : 0));
    }

    private static Mono<Long> settle(CountCheck check, List<Drift> drifts, boolean repairs) {
        if (drifts.isEmpty()) {
            return Mono.just(0L);
        }
        LOG.warn("{} {} differ from their rows, such as {}", drifts.size(), check.name(), drifts.getFirst());
        return (repairs ? check.repair(drifts) : Mono.empty()).thenReturn((long) drifts.size());
    }
}
