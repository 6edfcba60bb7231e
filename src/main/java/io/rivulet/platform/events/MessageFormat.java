package io.rivulet.platform.events;

import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import org.springframework.stereotype.Component;
import tools.jackson.core.JsonToken;
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
    }

    byte[] write(Message message) {
        return writer.writeValueAsBytes(message);
    }

    Message read(byte[] message) {
        return reader.readValue(message);
    }

    /** Where a message comes from, which its beginning tells: of one's own, nobody needs the rest. */
    Origin origin(byte[] message) {
        try (var parser = reader.createParser(message)) {
            var node = "";
            for (var token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token == JsonToken.PROPERTY_NAME && parser.currentName().equals("node")) {
                    node = parser.nextStringValue();
                } else if (token == JsonToken.PROPERTY_NAME
                        && parser.currentName().equals("sentAt")) {
                    return new Origin(requireNonNullElse(node, ""), parser.nextLongValue(0));
                }
            }
            return new Origin("", 0);
        }
    }

    /** Which node said something, and when by its own clock. */
    record Origin(String node, long sentAt) {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, include = JsonTypeInfo.As.WRAPPER_OBJECT)
    private interface Named {}
}
