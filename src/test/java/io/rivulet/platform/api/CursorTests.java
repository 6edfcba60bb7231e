package io.rivulet.platform.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rivulet.platform.web.ApiException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A cursor is taken back as it was given, by the list that gave it. */
class CursorTests {

    @ParameterizedTest
    @ValueSource(longs = {1, 7, 4_000_000_000L, Long.MAX_VALUE})
    void itIsReadAsItWasWritten(long before) {
        var text = new Cursor("comments", List.of(before)).text();
        assertThat(text).matches("[A-Za-z0-9_-]{16}");
        assertThat(Cursor.parse("comments", text)).isEqualTo(before);
    }

    @Test
    void ofTwoNumbersItIsReadAsItWasWritten() {
        var cursor = new Cursor("videos", List.of(0L, -7L));
        assertThat(Cursor.parse("videos", cursor.text(), 2)).isEqualTo(cursor);
        assertRefused("videos", cursor.text());
    }

    @Test
    void itIsOfOneListAlone() {
        assertRefused("replies", new Cursor("comments", List.of(7L)).text());
    }

    @Test
    void whatWasChangedIsRefused() {
        var text = new Cursor("comments", List.of(7L)).text();
        for (int i = 0; i < text.length(); i++) {
            assertRefused(
                    "comments", text.substring(0, i) + (text.charAt(i) == 'A' ? 'B' : 'A') + text.substring(i + 1));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "7",
                "AAAAAAAAAAAAAAAA",
                "AAAAAAAAAAAAAAAA=",
                "äöü",
                "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
            })
    void whatIsNoneIsRefused(String text) {
        assertRefused("comments", text);
    }

    private static void assertRefused(String list, String text) {
        assertThatThrownBy(() -> Cursor.parse(list, text))
                .isInstanceOfSatisfying(
                        ApiException.class,
                        refusal -> assertThat(refusal.fields()).containsExactly("cursor"));
    }
}
