package io.rivulet.load.data;

import java.util.Arrays;

/** Shares of a total that fall with the place: a few things have much, most have next to nothing. */
final class Zipf {

    private static final double EXPONENT = 0.75;

    private Zipf() {}

    /** Adds up to the total exactly; no share is above the limit. */
    static int[] shares(int things, int total, int atMost) {
        if (total > (long) things * atMost / 2) {
            throw new IllegalArgumentException(total + " is too much for " + things + " times " + atMost);
        }
        double flatness = 0;
        var weights = weights(things, flatness);
        // rounding may add one
        while (total * weights[0] / Arrays.stream(weights).sum() > atMost - 1) {
            flatness = 2 * flatness + 1;
            weights = weights(things, flatness);
        }
        return rounded(weights, total);
    }

    /** Flatness takes from the first places alone. */
    private static double[] weights(int things, double flatness) {
        var weights = new double[things];
        Arrays.setAll(weights, place -> Math.pow(1 + flatness + place, -EXPONENT));
        return weights;
    }

    private static int[] rounded(double[] weights, int total) {
        double all = Arrays.stream(weights).sum();
        var shares = new int[weights.length];
        double seen = 0;
        long given = 0;
        for (int place = 0; place < weights.length; place++) {
            seen += weights[place];
            long due = place == weights.length - 1 ? total : Math.min(total, Math.round(total * seen / all));
            shares[place] = (int) (due - given);
            given = due;
        }
        return shares;
    }
}
