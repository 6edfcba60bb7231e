package io.rivulet.platform.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rivulet.platform.events.MessageFormat.Origin;
import io.rivulet.platform.events.TestNode.Changed;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JacksonException;

/** What one node writes the other reads, also when one of them is newer. */
class MessageFormatTests {

    private final MessageFormat format =
            new MessageFormat(List.of(new EventTypes(List.of(Changed.class, Many.class, More.class))));

    @Test
    void readsWhatItWrote() {
        var events = List.<Event>of(
                new Changed(1, Long.MAX_VALUE), new Many(Map.of(7L, new More(List.of("a\"ä"))), Set.of(1L, 2L)));
        var message = new Message("me", 12, -3, true, List.copyOf(events));
        assertThat(format.read(format.write(message))).isEqualTo(message);
    }

    @Test
    void tellsWhereAMessageComesFrom() {
        var message = new Message("me", 12, -3, true, List.of(new Changed(1, 2)));
        assertThat(format.origin(format.write(message))).isEqualTo(new Origin("me", -3));
    }

    @Test
    void namesEachEventByItsRecord() {
        var message = new Message("me", 1, 0, false, List.of(new Changed(1, 2)));
        assertThat(new String(format.write(message), StandardCharsets.UTF_8))
                .contains("{\"Changed\":{\"key\":1,\"version\":2}}");
    }

    @Test
    void anEventOfANewerNodeIsThereWithoutWhatItSays() {
        var read = read("[{\"Changed\":{\"key\":1,\"version\":2}},{\"Invented\":{\"key\":1,\"of\":[{}]}}]");
        assertThat(read.events()).containsExactly(new Changed(1, 2), null);
        assertThat(read.number()).isEqualTo(5);
    }

    @Test
    void aFieldOfANewerNodeIsLeftOut() {
        assertThat(read("[{\"Changed\":{\"key\":1,\"reason\":\"new\",\"version\":2}}]")
                        .events())
                .containsExactly(new Changed(1, 2));
    }

    @Test
    void anEventThatLacksSomethingIsNotGuessed() {
        assertThatThrownBy(() -> read("[{\"Changed\":{\"key\":1}}]")).isInstanceOf(JacksonException.class);
    }

    private Message read(String events) {
        return format.read(("{\"node\":\"other\",\"number\":5,\"sentAt\":1,\"last\":false,\"events\":" + events + "}")
                .getBytes(StandardCharsets.UTF_8));
    }

    record Many(Map<Long, More> counts, Set<Long> ids) implements Event {}

    record More(List<String> words) implements Event {}
}
