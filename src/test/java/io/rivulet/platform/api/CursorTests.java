package io.rivulet.platform.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rivulet.platform.web.ApiException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A cursor is taken back as it was given, by the list that gave it. */
class CursorTests {

    @ParameterizedTest
    @ValueSource(longs = {1, 7, 4_000_000_000L, Long.MAX_VALUE})
    void itIsReadAsItWasWritten(long before) {
        var text = new Cursor("comments", before).text();
        assertThat(text).matches("[A-Za-z0-9_-]{16}");
        assertThat(Cursor.parse("comments", text)).isEqualTo(new Cursor("comments", before));
    }

    @Test
    void itIsOfOneListAlone() {
        assertRefused("replies", new Cursor("comments", 7).text());
    }

    @Test
    void whatWasChangedIsRefused() {
        var text = new Cursor("comments", 7).text();
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
