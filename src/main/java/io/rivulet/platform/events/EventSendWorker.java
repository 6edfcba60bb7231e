package io.rivulet.platform.events;

import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Mono;

/** Sends what was gathered, one message after the other, and an empty one when there is nothing to tell for a second. */
@Component
class EventSendWorker implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(EventSendWorker.class);
    /** Writers wait for it: ten would halve the writes of as many callers as wait for each other. */
    private static final Duration GATHER = Duration.ofMillis(1);

    private static final Duration HEARTBEAT = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final Duration AFTER_FAILURE = Duration.ofMillis(100);

    private final LocalNode self;
    private final Gathering gathering;
    private final MessageFormat format;
    private final Channel channel;
    private volatile Disposable work = Disposables.disposed();
    private volatile Runnable atEnd = () -> {};
    private volatile boolean ended;
    private boolean failing;
    private long number;
    private long notBefore;

    EventSendWorker(LocalNode self, Gathering gathering, MessageFormat format, Channel channel) {
        this.self = self;
        this.gathering = gathering;
        this.format = format;
        this.channel = channel;
    }

    @Override
    public void start() {
        gathering.begin();
        ended = false;
        notBefore = self.now();
        work = round().repeat(() -> !ended).doFinally(end -> atEnd.run()).subscribe();
    }

    @Override
    public void stop() {
        stop(() -> {});
    }

    /** What was gathered until now is sent with a farewell. */
    @Override
    public void stop(Runnable callback) {
        atEnd = callback;
        gathering.end();
    }

    @Override
    public boolean isRunning() {
        return !work.isDisposed();
    }

    /** After the connections to Redis, before the web server; so it ends after whoever publishes. */
    @Override
    public int getPhase() {
        return 2;
    }

    /** The first news after a silence go at once. */
    private Mono<Void> round() {
        return Mono.defer(gathering::filled)
                .timeout(HEARTBEAT, Mono.empty(), self.time())
                .publishOn(self.time())
                .then(Mono.defer(this::pause))
                .then(Mono.defer(() -> send(gathering.take())));
    }

    private Mono<Void> pause() {
        long left = notBefore - self.now();
        return left > 0 ? Mono.delay(Duration.ofNanos(left), self.time()).then() : Mono.empty();
    }

    private Mono<Void> send(Letter letter) {
        notBefore = self.now() + GATHER.toNanos();
        return Mono.fromSupplier(() -> format.write(message(letter)))
                .flatMap(channel::send)
                .timeout(PATIENCE, self.time())
                .doOnSuccess(sent -> failing = false)
                .onErrorResume(this::lose)
                .doOnTerminate(() -> finish(letter));
    }

    private void finish(Letter letter) {
        ended = letter.isLast();
        letter.deliver();
    }

    /** A number that is skipped tells the others that something was lost. */
    private Message message(Letter letter) {
        number += letter.isIncomplete() ? 2 : 1;
        return new Message(self.name(), number, self.now(), letter.isLast(), List.copyOf(letter.events()));
    }

    /** Its number is missing as well, which shows as soon as there is a next one. */
    private Mono<Void> lose(Throwable failure) {
        if (!failing) {
            LOG.warn("Other nodes cannot be told what was committed: {}", failure.toString());
        }
        failing = true;
        notBefore = self.now() + AFTER_FAILURE.toNanos();
        gathering.hurry();
        return Mono.empty();
    }
}
