package io.rivulet.platform.limits;

import java.time.Duration;

/**
 * What came of a check.
 *
 * @param within whether it lets the request through
 * @param count of a window what is left of it, of tries how many there were
 * @param after how long until there is more
 * @param known whether tries have succeeded before; then no window behind them refuses
 */
public record Answer(boolean within, long count, Duration after, boolean known) {

    public static final Answer NOT_ASKED = new Answer(true, 0, Duration.ZERO, false);

    /** How the caller stands with the window that was asked about. */
    public Standing of(Check.Window window) {
        return new Standing(window.policy(), window.rate(), within, count, after);
    }
}
