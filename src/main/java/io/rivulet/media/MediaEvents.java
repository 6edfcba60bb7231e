package io.rivulet.media;

import io.rivulet.platform.events.EventTypes;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class MediaEvents {

    @Bean
    EventTypes eventsOfMedia() {
        return new EventTypes(List.of(MediaWithheld.class));
    }
}
