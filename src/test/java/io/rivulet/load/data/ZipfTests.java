package io.rivulet.load.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ZipfTests {

    @ParameterizedTest
    @CsvSource({"1000000, 10000000, 100000", "100000, 5000000, 99999", "2000, 20000, 1000", "1000, 2000, 100", "1, 0, 1"
    })
    void sharesAddUpAndStayWithinTheirLimit(int things, int total, int atMost) {
        var shares = Zipf.shares(things, total, atMost);
        assertThat(shares).hasSize(things);
        assertThat(Arrays.stream(shares).sum()).isEqualTo(total);
        assertThat(shares)
                .as("shares")
                .matches(all -> Arrays.stream(all).allMatch(share -> share >= 0 && share <= atMost));
    }

    @Test
    void aHundredthHasALargePart() {
        var shares = Zipf.shares(1_000_000, 10_000_000, 100_000);
        assertThat(Arrays.stream(shares).limit(10_000).sum()).isBetween(2_500_000, 5_000_000);
        assertThat(shares[0]).isGreaterThan(1_000 * shares[500_000]);
    }

    @Test
    void whatDoesNotFitIsRefused() {
        assertThatThrownBy(() -> Zipf.shares(10, 1_000, 100)).isInstanceOf(IllegalArgumentException.class);
    }
}
