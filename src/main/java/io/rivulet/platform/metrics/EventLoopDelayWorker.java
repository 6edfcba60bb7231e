package io.rivulet.platform.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.ScheduledFuture;
import io.rivulet.platform.loops.EventLoops;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Asks each event loop ten times a second for a moment of its time, and notes how long that had to wait. */
@Component
class EventLoopDelayWorker implements SmartLifecycle {

    private static final Duration PAUSE = Duration.ofMillis(100);
    private static final Duration[] BUCKETS = {
        Duration.ofMillis(1),
        Duration.ofMillis(2),
        Duration.ofMillis(5),
        Duration.ofMillis(10),
        Duration.ofMillis(25),
        Duration.ofMillis(50),
        Duration.ofMillis(100),
        Duration.ofMillis(250),
        Duration.ofMillis(500),
        Duration.ofSeconds(1)
    };

    private final EventLoops loops;
    private final MeterRegistry meters;
    private final List<ScheduledFuture<?>> probes = new ArrayList<>();

    EventLoopDelayWorker(EventLoops loops, MeterRegistry meters) {
        this.loops = loops;
        this.meters = meters;
    }

    @Override
    public void start() {
        for (var loop : loops.group()) {
            probes.add(probe(loop, timer(probes.size())));
        }
    }

    @Override
    public void stop() {
        probes.forEach(probe -> probe.cancel(false));
        probes.clear();
    }

    @Override
    public boolean isRunning() {
        return !probes.isEmpty();
    }

    private Timer timer(int number) {
        return Timer.builder("rivulet.event.loop.delay")
                .tag("loop", Integer.toString(number))
                .serviceLevelObjectives(BUCKETS)
                .register(meters);
    }

    private static ScheduledFuture<?> probe(EventExecutor loop, Timer delay) {
        var probe = new Probe(delay, System.nanoTime());
        return loop.scheduleWithFixedDelay(probe, PAUSE.toNanos(), PAUSE.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** Runs on its loop alone. */
    private static final class Probe implements Runnable {

        private final Timer delay;
        private long before;

        Probe(Timer delay, long begun) {
            this.delay = delay;
            this.before = begun;
        }

        @Override
        public void run() {
            var now = System.nanoTime();
            delay.record(Math.max(0, now - before - PAUSE.toNanos()), TimeUnit.NANOSECONDS);
            before = System.nanoTime();
        }
    }
}
