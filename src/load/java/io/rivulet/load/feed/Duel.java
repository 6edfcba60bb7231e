package io.rivulet.load.feed;

import io.rivulet.load.stage.Report;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Two things measured in turn, A B B A, so that neither has always the other's leftovers or the quieter minute. */
final class Duel {

    private final Turn a;
    private final Turn b;

    Duel(Turn a, Turn b) {
        this.a = a;
        this.b = b;
    }

    /** Each round has two pairs. */
    Outcome run(int rounds) throws Exception {
        var pairs = new ArrayList<Pair>();
        for (int round = 0; round < rounds; round++) {
            var first = a.run();
            pairs.add(new Pair(first, b.run()));
            var second = b.run();
            pairs.add(new Pair(a.run(), second));
        }
        return new Outcome(pairs);
    }

    /** Something that can be measured again and again. */
    interface Turn {
        Round run() throws Exception;
    }

    /** One of each, one right after the other. */
    record Pair(Round a, Round b) {}

    /** All pairs, of which medians are taken. */
    record Outcome(List<Pair> pairs) {

        double ratio(ToDoubleFunction<Round> figure) {
            return median(pair -> figure.applyAsDouble(pair.a) / figure.applyAsDouble(pair.b));
        }

        double lowestRatio(ToDoubleFunction<Round> figure) {
            return pairs.stream()
                    .mapToDouble(pair -> figure.applyAsDouble(pair.a) / figure.applyAsDouble(pair.b))
                    .min()
                    .orElseThrow();
        }

        double ofA(ToDoubleFunction<Round> figure) {
            return median(pair -> figure.applyAsDouble(pair.a));
        }

        double ofB(ToDoubleFunction<Round> figure) {
            return median(pair -> figure.applyAsDouble(pair.b));
        }

        long failed() {
            return pairs.stream()
                    .mapToLong(
                            pair -> pair.a.result().failed() + pair.b.result().failed())
                    .sum();
        }

        private double median(ToDoubleFunction<Pair> figure) {
            return Report.median(pairs.stream().mapToDouble(figure).toArray());
        }
    }
}
