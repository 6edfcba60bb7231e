package io.rivulet.douyin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A day is the day of the place where users live, written with two digits each. */
class CalendarTests {

    private static final Instant INSTANT = Instant.parse("2026-02-28T16:00:00Z");

    @ParameterizedTest
    @CsvSource({"Asia/Shanghai, 03-01", "UTC, 02-28", "America/New_York, 02-28", "Pacific/Kiritimati, 03-01"})
    void theDayIsThatOfTheZone(String zone, String day) {
        assertThat(calendar(zone).dayOf(INSTANT)).isEqualTo(day);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ar-EG", "th-TH-u-ca-buddhist-nu-thai", "fa-IR", "zh-CN"})
    void digitsAreTheSameOnEveryMachine(String language) {
        var before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag(language));
            assertThat(calendar("Asia/Shanghai").dayOf(INSTANT)).isEqualTo("03-01");
        } finally {
            Locale.setDefault(before);
        }
    }

    private static Calendar calendar(String zone) {
        return new Calendar(new DouyinProperties(ZoneId.of(zone)));
    }
}
