package io.rivulet.platform.events;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** What waits to be sent, while the message before it is on its way. */
@Component
class Gathering {

    /** About a megabyte; more is lost, and the other nodes notice that. */
    private static final int ROOM = 10_000;

    private final Counter published;
    private Letter open = new Letter();
    private Letter taken = Letter.sent();
    private boolean closed;

    Gathering(MeterRegistry meters) {
        this.published = meters.counter("rivulet.events.published");
    }

    synchronized void add(Event event) {
        published.increment();
        if (open.rows() + event.rows() > ROOM) {
            open.lose();
        } else {
            open.add(event);
        }
    }

    /** What was to be told is unknown: the next message skips a number, so that the other nodes drop what they keep. */
    synchronized void lose() {
        open.lose();
    }

    /** The next message goes now, even when there is nothing to tell. */
    synchronized void hurry() {
        open.seal();
    }

    synchronized void begin() {
        closed = false;
    }

    /** The next message is the last: who publishes after that is not kept waiting. */
    synchronized void end() {
        closed = true;
        open.end();
    }

    /** Completes as soon as there is something to send. */
    synchronized Mono<Void> filled() {
        return open.filled();
    }

    synchronized Mono<Void> handedOver() {
        return open.hasNews() && !closed ? open.delivered() : taken.delivered();
    }

    synchronized Letter take() {
        taken = open;
        open = new Letter();
        return taken;
    }
}
