package io.rivulet.upload.engine;

import io.rivulet.platform.events.EventTypes;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class EngineConfiguration {

    @Bean
    EventTypes eventsOfUploads() {
        return new EventTypes(List.of(UploadWanted.class));
    }
}
