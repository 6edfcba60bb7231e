package io.rivulet.platform.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Of whatever somebody may change, another state has another tag. */
class ResourceTests {

    @Test
    void noTwoStatesAreTheSameText() {
        assertThat(Stream.of(
                        Resource.state("a, b", "c"),
                        Resource.state("a", "b, c"),
                        Resource.state("a", "b", "c"),
                        Resource.state("a", List.of("b", "c")),
                        Resource.state("a", List.of("b, c")),
                        Resource.state("a", "b, c", null),
                        Resource.state("a", "b, c", "null"),
                        Resource.state("a", "b, c", "-"),
                        Resource.state("a", "b, c", "")))
                .doesNotHaveDuplicates();
    }

    @Test
    void theSameStateIsTheSameText() {
        assertThat(Resource.state("a", null, List.of("b"))).isEqualTo(Resource.state("a", null, List.of("b")));
    }
}
