package io.rivulet.douyin;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import org.springframework.stereotype.Component;

/** Days as the contract writes them, where its users live. */
@Component
class Calendar {

    private final DateTimeFormatter day;

    Calendar(DouyinProperties properties) {
        this.day = DateTimeFormatter.ofPattern("MM-dd").withZone(properties.timeZone());
    }

    String dayOf(Instant instant) {
        return day.format(instant);
    }
}
