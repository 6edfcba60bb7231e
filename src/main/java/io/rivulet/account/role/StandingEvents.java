package io.rivulet.account.role;

import io.rivulet.platform.events.EventTypes;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class StandingEvents {

    @Bean
    EventTypes eventsOfStandings() {
        return new EventTypes(List.of(StandingChanged.class));
    }
}
