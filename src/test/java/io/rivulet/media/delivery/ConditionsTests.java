package io.rivulet.media.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpHeaders;

class ConditionsTests {

    private static final Instant MODIFIED = Instant.parse("2026-11-21T12:00:00.400Z");

    @ParameterizedTest
    @ValueSource(strings = {"\"a\"", "W/\"a\"", "*", "\"b\", \"a\""})
    void knownBytesAreNotSentAgain(String tags) {
        assertThat(conditions(HttpHeaders.IF_NONE_MATCH, tags).isNotModified()).isTrue();
    }

    @Test
    void otherTagsWinOverTheDate() {
        var headers = new HttpHeaders();
        headers.set(HttpHeaders.IF_NONE_MATCH, "\"b\"");
        headers.set(HttpHeaders.IF_MODIFIED_SINCE, "Sat, 21 Nov 2026 12:00:00 GMT");
        assertThat(new Conditions(headers, "\"a\"", MODIFIED).isNotModified()).isFalse();
    }

    @Test
    void aDateCountsInWholeSeconds() {
        assertThat(conditions(HttpHeaders.IF_MODIFIED_SINCE, "Sat, 21 Nov 2026 12:00:00 GMT")
                        .isNotModified())
                .isTrue();
        assertThat(conditions(HttpHeaders.IF_MODIFIED_SINCE, "Sat, 21 Nov 2026 11:59:59 GMT")
                        .isNotModified())
                .isFalse();
        assertThat(conditions(HttpHeaders.IF_MODIFIED_SINCE, "yesterday").isNotModified())
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"a\"", "Sat, 21 Nov 2026 12:00:00 GMT"})
    void aPartIsContinuedOfTheSameBytes(String holds) {
        assertThat(ranged(holds).range(10)).contains(new ByteRange(2, 3));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"b\"", "W/\"a\"", "Sat, 21 Nov 2026 11:00:00 GMT", "Sat, 21 Nov 2026 13:00:00 GMT", "x"})
    void aPartOfOtherBytesIsNotContinued(String holds) {
        assertThat(ranged(holds).range(10)).isEmpty();
    }

    @Test
    void repeatedRangeHeadersMeanNothing() {
        var headers = new HttpHeaders();
        headers.add(HttpHeaders.RANGE, "bytes=0-1");
        headers.add(HttpHeaders.RANGE, "bytes=2-3");
        assertThat(new Conditions(headers, "\"a\"", MODIFIED).range(10)).isEmpty();
    }

    private static Conditions ranged(String ifRange) {
        var headers = new HttpHeaders();
        headers.set(HttpHeaders.RANGE, "bytes=2-3");
        headers.set(HttpHeaders.IF_RANGE, ifRange);
        return new Conditions(headers, "\"a\"", MODIFIED);
    }

    private static Conditions conditions(String name, String value) {
        var headers = new HttpHeaders();
        headers.set(name, value);
        return new Conditions(headers, "\"a\"", MODIFIED);
    }
}
