package io.rivulet.platform.jobs;

import java.time.Duration;
import reactor.core.publisher.Mono;

/** Short work that has to come true in the end: however often it fails, and whatever for, it is repeated until it is done. */
public abstract class UntilDone implements JobHandler {

    private static final Duration LATER = Duration.ofMinutes(1);

    private final Jobs jobs;

    protected UntilDone(Jobs jobs) {
        this.jobs = jobs;
    }

    @Override
    public final Lane lane() {
        return Lane.SHORT;
    }

    @Override
    public final Verdict judge(Throwable failure) {
        return Verdict.NOT_ITS_FAULT;
    }

    /** It took its node down with it several times: the next try waits. */
    @Override
    public final Mono<Void> giveUp(Job job, String reason) {
        return jobs.repeatAfter(LATER, job);
    }
}
