package io.rivulet.platform.events;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class EventConfiguration {

    @Bean
    LocalNode localNode() {
        return LocalNode.create();
    }
}
