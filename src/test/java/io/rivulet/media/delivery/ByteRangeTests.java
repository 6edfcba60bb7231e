package io.rivulet.media.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ByteRangeTests {

    @ParameterizedTest
    @CsvSource({
        "bytes=0-0, 0, 0",
        "bytes=0-99, 0, 99",
        "bytes=10-, 10, 99",
        "bytes=90-1000, 90, 99",
        "bytes=99-99999999999999999999999, 99, 99",
        "bytes=-1, 99, 99",
        "bytes=-100, 0, 99",
        "bytes=-5000, 0, 99",
        "BYTES=1-2, 1, 2",
        "bytes= 1-2, 1, 2",
        "bytes=0000000000000000000000001-2, 1, 2"
    })
    void oneRangeIsCutToTheObject(String header, long first, long last) {
        assertThat(ByteRange.parse(header, 100)).contains(new ByteRange(first, last));
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytes=100-", "bytes=100-200", "bytes=99999999999999999999999-", "bytes=-0"})
    void whatLiesBehindTheEndIsUnsatisfiable(String header) {
        assertThat(ByteRange.parse(header, 100)).contains(ByteRange.UNSATISFIABLE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "bytes",
                "bytes=",
                "bytes=-",
                "bytes=a-b",
                "bytes=2-1",
                "bytes=--1",
                "bytes=1-2,4-5",
                "bytes=1-2,",
                "bytes=1",
                "items=1-2",
                "bytes=1.5-2",
                "bytes=+1-2",
                "bytes=0x1-2",
                "bytes 1-2"
            })
    void whatMeansNothingIsIgnored(String header) {
        assertThat(ByteRange.parse(header, 100)).isEmpty();
    }

    @Test
    void anEmptyObjectHasNoFirstByte() {
        assertThat(ByteRange.parse("bytes=0-", 0)).contains(ByteRange.UNSATISFIABLE);
        assertThat(ByteRange.parse("bytes=-5", 0)).isEmpty();
    }
}
