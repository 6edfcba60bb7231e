package io.rivulet.platform.events;

import io.rivulet.platform.events.MessageFormat.Origin;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;

/**
 * Judges by what arrives whether the node hears everything. It does while its own messages come back; when they begin to,
 * listeners first drop all they have, since nobody knows what was said before. One thing happens at a time.
 */
@Component
class Reception {

    static final Duration PATIENCE = Duration.ofMillis(2500);

    private static final Logger LOG = LoggerFactory.getLogger(Reception.class);
    private static final Duration TO_BEGIN = Duration.ofSeconds(5);

    private final LocalNode self;
    private final MessageFormat format;
    private final Listeners listeners;
    private final Hearing hearing;
    private final Gathering gathering;
    private final KnownNodes nodes = new KnownNodes(PATIENCE);
    private CompletableFuture<Void> tried = new CompletableFuture<>();
    private boolean complete;
    private long begunAt;

    Reception(LocalNode self, MessageFormat format, Listeners listeners, Hearing hearing, Gathering gathering) {
        this.self = self;
        this.format = format;
        this.listeners = listeners;
        this.hearing = hearing;
        this.gathering = gathering;
    }

    /** Completes when the next attempt has succeeded or failed. */
    synchronized CompletableFuture<Void> tried() {
        tried = new CompletableFuture<>();
        return tried;
    }

    /** Tries to listen, for a while. */
    synchronized void attempt() {
        begunAt = Long.MAX_VALUE;
        hearing.prove(self.now() + TO_BEGIN.toNanos());
    }

    /** Whatever is said from now on is heard: something is, to prove it. */
    synchronized void begin() {
        begunAt = self.now();
        gathering.hurry();
    }

    synchronized void receive(byte[] message) {
        try {
            receive(message, format.origin(message));
        } catch (JacksonException unreadable) {
            LOG.warn("A message cannot be read: {}", unreadable.toString());
            listeners.missed();
        }
    }

    synchronized void end() {
        tried.complete(null);
        if (complete) {
            LOG.warn("Other nodes cannot be heard: nothing that may be old is served");
            complete = false;
            hearing.become(false);
            listeners.missed();
        }
    }

    /** Whether listening goes on; a node that fell silent may have died between a commit and its message. */
    synchronized boolean isAlive() {
        if (complete && nodes.haveLost(self.now())) {
            LOG.info("A node fell silent");
            listeners.missed();
        }
        return hearing.isProven();
    }

    private void receive(byte[] message, Origin origin) {
        if (origin.node().equals(self.name())) {
            hearOneself(origin);
        } else {
            hear(format.read(message));
        }
    }

    /** Only what was said after listening began proves anything: what is older may come from the connection before. */
    private void hearOneself(Origin message) {
        if (begunAt == Long.MAX_VALUE || message.sentAt() - begunAt < 0) {
            return;
        }
        hearing.prove(message.sentAt() + PATIENCE.toNanos());
        if (!complete) {
            LOG.info("Other nodes are heard");
            nodes.giveTime(self.now());
            listeners.missed();
            complete = true;
            hearing.become(true);
            tried.complete(null);
        }
    }

    private void hear(Message message) {
        if (!nodes.knows(message.node()) && !message.last()) {
            gathering.hurry();
        }
        if (!nodes.isNext(message, self.now())) {
            LOG.debug("Something before message {} of {} is missing", message.number(), message.node());
            listeners.missed();
        }
        message.events().forEach(this::hear);
    }

    private void hear(@Nullable Event event) {
        if (event == null) {
            listeners.missed();
        } else {
            listeners.hear(event);
        }
    }
}
