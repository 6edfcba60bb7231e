package io.rivulet.platform.events;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import org.springframework.stereotype.Component;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.jsontype.NamedType;

/** Messages as JSON, in which an event is an object with one field: its type's name. */
@Component
class MessageFormat {

    private final ObjectWriter writer;
    private final ObjectReader reader;
    private final ObjectReader origins;

    MessageFormat(List<EventTypes> types) {
        var names = types.stream()
                .flatMap(some -> some.types().stream())
                .map(type -> new NamedType(type, type.getSimpleName()))
                .toArray(NamedType[]::new);
        var mapper = JsonMapper.builder()
                .addMixIn(Event.class, Named.class)
                .registerSubtypes(names)
                .disable(DeserializationFeature.FAIL_ON_INVALID_SUBTYPE)
                .build();
        this.writer = mapper.writerFor(Message.class);
        this.reader = mapper.readerFor(Message.class);
        this.origins = mapper.readerFor(Origin.class);
    }

    byte[] write(Message message) {
        return writer.writeValueAsBytes(message);
    }

    Message read(byte[] message) {
        return reader.readValue(message);
    }

    /** Where a message comes from: of one's own, to build the events again would be the most of the work. */
    Origin origin(byte[] message) {
        return origins.readValue(message);
    }

    /** Which node said something, and when by its own clock. */
    record Origin(String node, long sentAt) {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, include = JsonTypeInfo.As.WRAPPER_OBJECT)
    private interface Named {}
}
