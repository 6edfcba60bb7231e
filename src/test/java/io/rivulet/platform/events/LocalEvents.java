package io.rivulet.platform.events;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/** Events for tests without Redis: they reach the listeners of the context, and no other node. */
@TestConfiguration(proxyBeanMethods = false)
public class LocalEvents {

    @Bean
    Hearing hearing() {
        return new Hearing();
    }

    @Bean
    Listeners listeners(ObjectProvider<EventListener> listeners, Hearing hearing) {
        return new Listeners(listeners, hearing, new SimpleMeterRegistry());
    }

    @Bean
    Events events(Listeners listeners) {
        return new Events(listeners, new Gathering(new SimpleMeterRegistry()));
    }
}
