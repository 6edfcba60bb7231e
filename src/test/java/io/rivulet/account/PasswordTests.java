package io.rivulet.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rivulet.platform.web.ApiException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordTests {

    @ParameterizedTest
    @ValueSource(strings = {"12345", "123456", "douyinTestUserA", "douyin65535", "     ", "ａｂｃｄｅ"})
    void needsNoDigitsOrSigns(String typed) {
        assertThat(Password.of(typed)).isNotNull();
    }

    @Test
    void isTheSameHoweverAKeyboardComposesIt() {
        assertThat(Password.of("café!")).isEqualTo(Password.of("cafe\u0301!"));
    }

    @Test
    void countsCharactersAndNotTheirHalves() {
        assertThat(Password.of("😀".repeat(32))).isNotNull();
        assertThatRefused("😀".repeat(4), "5 to 32");
        assertThatRefused("😀".repeat(33), "5 to 32");
    }

    @Test
    void isText() {
        assertThatRefused("12345\uD800", "UTF-8");
    }

    @Test
    void secretsAreNotPrinted() {
        assertThat(Password.of("secret")).asString().doesNotContain("secret");
        assertThat(new Credentials(1, "secret")).asString().doesNotContain("secret");
    }

    private static void assertThatRefused(String typed, String sentence) {
        assertThatThrownBy(() -> Password.of(typed))
                .isInstanceOfSatisfying(
                        ApiException.class,
                        refusal -> assertThat(refusal.code()).isEqualTo(AccountError.PASSWORD_INVALID))
                .hasMessageContaining(sentence);
    }
}
