package io.rivulet.platform.events;

import com.github.benmanes.caffeine.cache.Ticker;
import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import reactor.test.scheduler.VirtualTimeScheduler;

/** A node of which there is nothing but its events. */
record TestNode(
        String name,
        Events events,
        Hearing hearing,
        Gathering gathering,
        EventSendWorker sender,
        EventHearWorker hearer)
        implements AutoCloseable {

    static final List<EventTypes> TYPES = List.of(new EventTypes(List.of(Changed.class, Counted.class)));

    /** In real time. */
    static TestNode create(Channel channel, List<EventTypes> types, EventListener... listeners) {
        return create(Ticker.systemTicker(), Schedulers.parallel(), channel, types, listeners);
    }

    /** In virtual time, which only the test moves on. */
    static TestNode create(VirtualTimeScheduler time, Channel channel, EventListener... listeners) {
        return create(() -> time.now(TimeUnit.NANOSECONDS), time, channel, TYPES, listeners);
    }

    private static TestNode create(
            Ticker ticker, Scheduler time, Channel channel, List<EventTypes> types, EventListener... listeners) {
        var self = new LocalNode(UUID.randomUUID().toString(), ticker, time);
        var meters = new SimpleMeterRegistry();
        var hearing = new Hearing(ticker);
        var beans = new StaticListableBeanFactory();
        for (int i = 0; i < listeners.length; i++) {
            beans.addBean("listener" + i, listeners[i]);
        }
        var all = new Listeners(beans.getBeanProvider(EventListener.class), hearing, meters);
        all.afterSingletonsInstantiated();
        var gathering = new Gathering(meters);
        var format = new MessageFormat(types);
        return new TestNode(
                self.name(),
                new Events(all, gathering),
                hearing,
                gathering,
                new EventSendWorker(self, gathering, format, channel),
                new EventHearWorker(self, channel, new Reception(self, format, all, hearing, gathering)));
    }

    @CanIgnoreReturnValue
    TestNode start() {
        sender.start();
        hearer.begin();
        return this;
    }

    @Override
    public void close() {
        hearer.stop();
        sender.stop();
    }

    /** Something has another version now. */
    record Changed(long key, long version) implements Event {}

    /** Many things at once. */
    record Counted(int rows) implements Event {}
}
