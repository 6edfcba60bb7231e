package io.rivulet.engagement.comment;

import io.rivulet.platform.events.EventTypes;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class CommentEvents {

    @Bean
    EventTypes eventsOfComments() {
        return new EventTypes(List.of(CommentsChanged.class, CommentsCounted.class));
    }
}
