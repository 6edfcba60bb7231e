package io.rivulet.platform.jobs;

import reactor.core.publisher.Mono;

/** Does the work of one kind of job; may be called again for the same job after a crash. */
public interface JobHandler {

    String kind();

    default Lane lane() {
        return Lane.LONG;
    }

    /** Does the work; its last transaction calls {@link Jobs#finish}. */
    Mono<Void> run(Job job);

    Verdict judge(Throwable failure);

    /** Records that the work cannot be done, in a transaction that calls {@link Jobs#fail}. */
    Mono<Void> giveUp(Job job, String reason);
}
