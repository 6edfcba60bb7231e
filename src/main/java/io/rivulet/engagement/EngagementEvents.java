package io.rivulet.engagement;

import io.rivulet.platform.events.EventTypes;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class EngagementEvents {

    @Bean
    EventTypes eventsOfEngagement() {
        return new EventTypes(List.of(CommentsChanged.class));
    }
}
