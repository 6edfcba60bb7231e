package io.rivulet.load.stage;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** A short table: what was measured, the figure, and what it should be. */
public final class Report {

    private final String title;
    private final double load;
    private final List<Row> rows = new ArrayList<>();

    public Report(String title) {
        this.title = title;
        this.load = load();
    }

    public void add(String what, String figure) {
        add(what, figure, "");
    }

    public void add(String what, String figure, String target) {
        rows.add(new Row(what, figure, target));
    }

    /** The median with the smallest and the largest beside it. */
    public void addSpread(String what, double[] seconds, String target) {
        var sorted = sorted(seconds);
        var figure = "%.2f s  (%.2f .. %.2f, %d runs)"
                .formatted(median(seconds), sorted[0], sorted[sorted.length - 1], sorted.length);
        add(what, figure, target);
    }

    public void print() {
        int width = rows.stream().mapToInt(row -> row.what().length()).max().orElse(0);
        int figures = rows.stream().mapToInt(row -> row.figure().length()).max().orElse(0);
        var line = "  %-" + width + "s  %-" + figures + "s  %s%n";
        System.out.printf("%n%s (load average before %.1f, after %.1f)%n", title, load, load());
        rows.forEach(row -> System.out.printf(Locale.ROOT, line, row.what(), row.figure(), row.target()));
    }

    public static double median(double[] values) {
        var sorted = sorted(values);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    public static double seconds(long nanoseconds) {
        return nanoseconds / 1e9;
    }

    /** What else the machine had to do in the last minute; more than its processors makes slow figures. */
    private static double load() {
        return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    }

    private static double[] sorted(double[] values) {
        var sorted = values.clone();
        Arrays.sort(sorted);
        return sorted;
    }

    private record Row(String what, String figure, String target) {}
}
