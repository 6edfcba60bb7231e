package io.rivulet.session.key;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Mono;

/** Looks now and then whether the next signing key is due, and what keys the other nodes have made. */
@Component
class SigningKeyWorker implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(SigningKeyWorker.class);
    private static final Duration PAUSE = Duration.ofMinutes(1);

    private final SigningKeys keys;
    private volatile Disposable work = Disposables.disposed();

    SigningKeyWorker(SigningKeys keys) {
        this.keys = keys;
    }

    @Override
    public void start() {
        work = Mono.delay(PAUSE).then(Mono.defer(this::renew)).repeat().subscribe();
    }

    @Override
    public void stop() {
        work.dispose();
    }

    @Override
    public boolean isRunning() {
        return !work.isDisposed();
    }

    private Mono<Void> renew() {
        return keys.renew().onErrorResume(failure -> {
            LOG.warn("Signing keys are not looked after: {}", failure.toString());
            return Mono.empty();
        });
    }
}
