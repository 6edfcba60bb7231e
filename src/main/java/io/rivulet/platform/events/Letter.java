package io.rivulet.platform.events;

import static reactor.core.publisher.Sinks.EmitFailureHandler.FAIL_FAST;

import java.util.ArrayList;
import java.util.List;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** The contents of one message: written by whoever has news, until it is taken to be sent. */
final class Letter {

    private final List<Event> events = new ArrayList<>();
    private final Sinks.Empty<Void> filled = Sinks.empty();
    private final Sinks.Empty<Void> delivered = Sinks.empty();
    private int rows;
    private boolean incomplete;
    private boolean last;

    /** One of which nobody waits to hear. */
    static Letter sent() {
        var letter = new Letter();
        letter.deliver();
        return letter;
    }

    void add(Event event) {
        events.add(event);
        rows += event.rows();
        seal();
    }

    void lose() {
        incomplete = true;
        seal();
    }

    /** Nothing is sent after it. */
    void end() {
        last = true;
        seal();
    }

    /** It may be sent, whatever is in it. */
    void seal() {
        filled.emitEmpty(FAIL_FAST);
    }

    /** Redis has it, or never will. */
    void deliver() {
        delivered.emitEmpty(FAIL_FAST);
    }

    Mono<Void> filled() {
        return filled.asMono();
    }

    Mono<Void> delivered() {
        return delivered.asMono();
    }

    boolean hasNews() {
        return incomplete || !events.isEmpty();
    }

    boolean isIncomplete() {
        return incomplete;
    }

    boolean isLast() {
        return last;
    }

    int rows() {
        return rows;
    }

    List<Event> events() {
        return events;
    }
}
