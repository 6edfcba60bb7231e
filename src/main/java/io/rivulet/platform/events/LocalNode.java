package io.rivulet.platform.events;

import com.github.benmanes.caffeine.cache.Ticker;
import java.util.UUID;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * This node among the others.
 *
 * @param name that no other has, nor this one after its next start
 * @param time on which it sends and listens
 */
record LocalNode(String name, Ticker ticker, Scheduler time) {

    static LocalNode create() {
        return new LocalNode(UUID.randomUUID().toString(), Ticker.systemTicker(), Schedulers.parallel());
    }

    long now() {
        return ticker.read();
    }
}
