package io.rivulet.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.net.URI;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LenientUrisTests {

    @ParameterizedTest
    @ValueSource(strings = {"/", "/a?b=c&d=%20", "/a;b=c?x=:@!$'()*,~-._", "/%E6%BD%AE"})
    void whatIsRightStaysAsItIs(String uri) {
        assertThat(LenientUris.encode(uri)).isSameAs(uri);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "/a|b, /a%7Cb",
                "/%zz, /%25zz",
                "/%, /%25",
                "/%1, /%251",
                "/%%20, /%25%20",
                "/a\"b, /a%22b",
                "/[x], /%5Bx%5D",
                "/é, /%E9",
                "/æ½®, /%E6%BD%AE",
                "/{x}, /%7Bx%7D",
                "/a\\b, /a%5Cb"
            })
    void whatIsNotIsEncoded(String uri, String encoded) {
        assertThat(LenientUris.encode(uri)).isEqualTo(encoded);
    }

    @Test
    void whateverComesCanBeReadAndEncodingTwiceChangesNothing() {
        var random = new Random(11);
        for (int round = 0; round < 2_000; round++) {
            var uri = "/x?" + noise(random);
            var encoded = LenientUris.encode(uri);
            assertThatNoException().as(uri).isThrownBy(() -> URI.create(encoded.replace('#', '_')));
            assertThat(LenientUris.encode(encoded)).isEqualTo(encoded);
        }
    }

    private static String noise(Random random) {
        var noise = new StringBuilder();
        for (int i = random.nextInt(20); i > 0; i--) {
            noise.append(random.nextInt(4) == 0 ? '%' : (char) random.nextInt(256));
        }
        return noise.toString();
    }
}
