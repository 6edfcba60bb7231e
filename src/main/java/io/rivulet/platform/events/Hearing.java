package io.rivulet.platform.events;

import com.github.benmanes.caffeine.cache.Ticker;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.stereotype.Component;

/** Whether this node hears what the others publish: only then may what it keeps be served. */
@Component
public class Hearing {

    private final Ticker ticker;
    private final AtomicLong generation = new AtomicLong();
    private volatile boolean complete;
    private volatile long provenUntil;

    public Hearing() {
        this(Ticker.systemTicker());
    }

    Hearing(Ticker ticker) {
        this.ticker = ticker;
    }

    /** The clock is asked as well: a node that was stopped for a while must not believe what it heard before. */
    public boolean isComplete() {
        return complete && isProven();
    }

    /**
     * Grows, before listeners are told, whenever something may have been missed. A load that began in an earlier
     * generation read what may be old by now: it is served to who asked for it, and not kept.
     */
    public long generation() {
        return generation.get();
    }

    void nextGeneration() {
        generation.incrementAndGet();
    }

    void become(boolean complete) {
        this.complete = complete;
    }

    boolean isProven() {
        return provenUntil - ticker.read() > 0;
    }

    /** The proof of hearing holds until then. */
    void prove(long until) {
        provenUntil = until;
    }
}
