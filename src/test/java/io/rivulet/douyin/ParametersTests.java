package io.rivulet.douyin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rivulet.platform.web.ApiException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ParametersTests {

    @ParameterizedTest
    @CsvSource({
        "7, 7",
        "-7, -7",
        "+7, 7",
        "007, 7",
        "7.0, 7",
        "1.5e1, 15",
        "1.234567e+06, 1234567",
        "1.234567e 06, 1234567",
        "1.234567E 06, 1234567",
        "9.007199254740991e+15, 9007199254740991",
        "9223372036854775807, 9223372036854775807",
        "-9223372036854775808, -9223372036854775808",
        "' 7 ', 7",
        "0e400, 0",
        "100e-2, 1"
    })
    void wholeNumbersAreTakenHoweverTheyAreWritten(String text, long number) {
        assertThat(sent(text).findNumber("n")).contains(number);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x",
                "1.5",
                "1e-1",
                "1e400",
                "1e19",
                "9223372036854775808",
                "-9223372036854775809",
                "1e9999999999",
                "0x1",
                "1e",
                "e1",
                ".5",
                "5.",
                "--5",
                "1 2",
                "1\n2",
                "٣",
                "NaN",
                "1000000000000000000000000000000000"
            })
    void whatIsNoWholeNumberIsRefusedByItsName(String text) {
        assertThatThrownBy(() -> sent(text).findNumber("n"))
                .isInstanceOf(ApiException.class)
                .hasMessageContaining("`n`");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t"})
    void whatIsEmptyIsAbsent(String text) {
        assertThat(sent(text).findNumber("n")).isEmpty();
        assertThat(sent(text).findId("n")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "-0.0", "-9223372036854775808"})
    void anIdIsAboveZero(String text) {
        assertThatThrownBy(() -> sent(text).findId("n")).hasMessageContaining("`n`");
    }

    @Test
    void whatIsMissingIsNamed() {
        assertThatThrownBy(() -> sent("").require("n")).hasMessageContaining("`n`");
        assertThatThrownBy(() -> sent("7").require("m")).hasMessageContaining("`m`");
    }

    @Test
    void aValueOfBlanksIsAValue() {
        assertThat(sent("  ").require("n")).isEqualTo("  ");
    }

    private static Parameters sent(String value) {
        return new Parameters(Map.of("n", value));
    }
}
