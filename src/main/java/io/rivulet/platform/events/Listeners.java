package io.rivulet.platform.events;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;

/** All that keep something in this node. They are looked up last, since some of them publish events themselves. */
@Component
class Listeners implements SmartInitializingSingleton {

    private static final Logger LOG = LoggerFactory.getLogger(Listeners.class);

    private final ObjectProvider<EventListener> beans;
    private final Hearing hearing;
    private final Counter received;
    private final Counter gaps;
    private volatile List<EventListener> all = List.of();

    Listeners(ObjectProvider<EventListener> beans, Hearing hearing, MeterRegistry meters) {
        this.beans = beans;
        this.hearing = hearing;
        this.received = meters.counter("rivulet.events.received");
        this.gaps = meters.counter("rivulet.events.gaps");
        Gauge.builder("rivulet.events.hearing", hearing, ears -> ears.isComplete() ? 1 : 0)
                .register(meters);
    }

    @Override
    public void afterSingletonsInstantiated() {
        all = beans.orderedStream().toList();
    }

    /** From another node. */
    void hear(Event event) {
        received.increment();
        on(event);
    }

    void on(Event event) {
        all.forEach(listener -> tell(listener, it -> it.on(event)));
    }

    /** The generation comes first: whoever begins to load in the new one reads what was committed before. */
    void missed() {
        gaps.increment();
        hearing.nextGeneration();
        all.forEach(listener -> tell(listener, EventListener::missed));
    }

    /** One that fails keeps nobody else from hearing. */
    private static void tell(EventListener listener, Consumer<EventListener> news) {
        try {
            news.accept(listener);
        } catch (RuntimeException failure) {
            LOG.error("{} cannot take an event and has to drop what it keeps", listener, failure);
            listener.missed();
        }
    }
}
