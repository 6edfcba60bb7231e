package io.rivulet.platform.limits;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** The scheduler for work that would hold up an event loop: hashing, signing, drawing. */
@Configuration(proxyBeanMethods = false)
class CpuConfiguration {

    private static final int QUEUE = 256;
    private static final int IDLE_SECONDS = 60;

    /** One core stays free for the event loops; beyond {@value #QUEUE} waiting tasks a thread new work is rejected. */
    @Bean(destroyMethod = "dispose")
    Scheduler cpu() {
        int threads = Math.max(1, Runtime.getRuntime().availableProcessors() - 1);
        return Schedulers.newBoundedElastic(threads, QUEUE, "cpu", IDLE_SECONDS, true);
    }
}
