package io.rivulet.video;

import io.rivulet.platform.events.EventTypes;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class VideoEvents {

    @Bean
    EventTypes eventsOfVideos() {
        return new EventTypes(List.of(
                VideosCounted.class, VideoEntered.class, VideoChanged.class, VideoRemoved.class, VideoModerated.class));
    }
}
