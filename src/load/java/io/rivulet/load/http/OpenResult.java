package io.rivulet.load.http;

import org.HdrHistogram.Histogram;

/**
 * What a run at a fixed rate came to.
 *
 * @param microseconds of each request, from the moment it was due
 * @param perSecond what was reached, which is less than was asked for when the server cannot keep up
 * @param failed refused, or lost with its connection
 * @param mostWaiting the longest queue for a connection
 * @param ownSeconds what the generator itself took of a processor for one request
 */
public record OpenResult(Histogram microseconds, double perSecond, int failed, int mostWaiting, double ownSeconds) {

    public double milliseconds(double percentile) {
        return microseconds.getValueAtPercentile(percentile) / 1000.0;
    }

    @Override
    public String toString() {
        return "%.0f/s, p50 %.1f ms, p99 %.1f ms, p99.9 %.1f ms, max %.1f ms, %d failed, %d waited at most; generator %.0f us each"
                .formatted(
                        perSecond,
                        milliseconds(50),
                        milliseconds(99),
                        milliseconds(99.9),
                        microseconds.getMaxValue() / 1000.0,
                        failed,
                        mostWaiting,
                        ownSeconds * 1e6);
    }
}
