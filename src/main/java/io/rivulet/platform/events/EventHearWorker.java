package io.rivulet.platform.events;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Listens to all nodes for as long as the server runs; whenever that ends, it begins anew. */
@Component
class EventHearWorker implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(EventHearWorker.class);
    private static final Duration LOOK = Duration.ofMillis(250);
    private static final Duration TO_BEGIN = Duration.ofSeconds(2);
    private static final Duration PAUSE = Duration.ofMillis(100);

    private final LocalNode self;
    private final Channel channel;
    private final Reception reception;
    private volatile Disposable work = Disposables.disposed();
    private volatile boolean running;

    EventHearWorker(LocalNode self, Channel channel, Reception reception) {
        this.self = self;
        this.channel = channel;
        this.reception = reception;
    }

    /** Requests are not let in before it has been tried, since all would miss what the node could keep. */
    @Override
    public void start() {
        var tried = reception.tried();
        begin();
        tried.completeOnTimeout(null, TO_BEGIN.toMillis(), TimeUnit.MILLISECONDS)
                .join();
    }

    void begin() {
        running = true;
        work = listen().repeatWhen(ends -> ends.concatMap(end -> Mono.delay(PAUSE, self.time()), 1))
                .subscribe();
    }

    @Override
    public void stop() {
        running = false;
        work.dispose();
        reception.end();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** After the worker that sends, since a node knows by its own messages that it hears. */
    @Override
    public int getPhase() {
        return 3;
    }

    private Flux<byte[]> listen() {
        return Flux.defer(() -> {
                    reception.attempt();
                    return channel.listen(reception::begin);
                })
                .doOnNext(reception::receive)
                .takeUntilOther(Flux.interval(LOOK, self.time()).filter(look -> !reception.isAlive()))
                .onErrorResume(failure -> {
                    LOG.debug("Listening fails: {}", failure.toString());
                    return Flux.empty();
                })
                .doOnComplete(reception::end);
    }
}
