package io.rivulet.card;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class MarkTableTests {

    private final MarkTable table = new MarkTable();

    @Test
    void knowsWhatItLearned() {
        long[] asked = {MarkCode.like(1), MarkCode.like(2), MarkCode.follow(1)};
        assertThat(table.held(asked)).isNull();
        table.learn(table.moment(), asked, Set.of(MarkCode.like(2)));
        assertThat(table.held(asked)).containsExactly(MarkCode.like(2));
        assertThat(table.held(new long[] {MarkCode.like(1), MarkCode.like(3)})).isNull();
    }

    @Test
    void anAnswerThatWasAskedForBeforeAChangeIsNotLearned() {
        long[] asked = {MarkCode.like(1)};
        long before = table.moment();
        assertThat(table.change(MarkCode.like(1), true, 1)).isTrue();
        table.learn(before, asked, Set.of());
        assertThat(table.held(asked)).containsExactly(MarkCode.like(1));
        assertThat(table.change(MarkCode.like(1), false, 2)).isTrue();
        assertThat(table.held(asked)).isEmpty();
    }

    @Test
    void changesInTheWrongOrderAreNoticed() {
        assertThat(table.change(MarkCode.like(1), false, 8)).isTrue();
        assertThat(table.change(MarkCode.like(1), true, 7)).isFalse();
        assertThat(table.held(new long[] {MarkCode.like(1)})).isEmpty();
    }

    /** As a map would, but for what it has forgotten. */
    @Test
    void isNeverWrong() {
        for (int seed = 0; seed < 20; seed++) {
            var random = new Random(seed);
            var table = new MarkTable();
            var truth = new HashMap<Long, Boolean>();
            int known = 0;
            for (int step = 0; step < 20_000; step++) {
                long code = MarkCode.like(1 + random.nextInt(6_000));
                if (random.nextBoolean()) {
                    boolean held = random.nextBoolean();
                    truth.put(code, held);
                    assertThat(table.change(code, held, step)).isTrue();
                }
                var held = table.held(new long[] {code});
                if (held != null) {
                    known++;
                    assertThat(held.contains(code)).as("seed " + seed).isEqualTo(truth.get(code));
                }
            }
            assertThat(known).isGreaterThan(10_000);
        }
    }

    @Test
    void manyAreKnownAtTheSameTime() {
        long[] asked = LongStream.rangeClosed(1, 4000).map(MarkCode::follow).toArray();
        table.learn(table.moment(), asked, Set.of(asked[17]));
        assertThat(table.held(asked)).containsExactly(asked[17]);
    }

    @Test
    void marksAndCodesAreTheSame() {
        for (var code : new long[] {MarkCode.like(1), MarkCode.follow(9_007_199_254_740_991L)}) {
            assertThat(MarkCode.of(MarkCode.toMark(code))).isEqualTo(code);
        }
        assertThat(MarkCode.like(5)).isNotEqualTo(MarkCode.follow(5));
    }
}
