package io.rivulet.load;

import io.rivulet.load.http.ClosedLoop;
import io.rivulet.load.stage.Report;
import java.util.ArrayList;

/** Runs over everybody, again and again; the first ones warm up what is measured, and are left out. */
final class Rounds {

    private static final int WARM_UP = 4;
    private static final int MEASURED = 7;

    private final Report report;

    Rounds(Report report) {
        this.report = report;
    }

    /** One run over everybody. */
    @FunctionalInterface
    interface Round {

        ClosedLoop.Result run(int number) throws InterruptedException;
    }

    void add(String what, String target, Round round) throws InterruptedException {
        var results = new ArrayList<ClosedLoop.Result>();
        for (int i = 0; i < WARM_UP + MEASURED; i++) {
            results.add(round.run(i));
        }
        report.add(what, Writes.summary(results.subList(WARM_UP, results.size())), target);
    }
}
