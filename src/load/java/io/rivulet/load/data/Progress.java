package io.rivulet.load.data;

import java.io.PrintStream;

/** One step of the filling, with a line for each tenth of it that is done. */
final class Progress {

    private final PrintStream out;
    private final String what;
    private final long startedAt = System.nanoTime();
    private long tenths;

    Progress(PrintStream out, String what) {
        this.out = out;
        this.what = what;
    }

    void reached(long done, long all) {
        long reached = all == 0 ? 10 : 10 * done / all;
        if (reached > tenths) {
            tenths = reached;
            out.printf("  %-24s %3d %%  %5.1f s%n", what, 10 * reached, (System.nanoTime() - startedAt) / 1e9);
        }
    }
}
