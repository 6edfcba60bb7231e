package io.rivulet.load.stage;

import java.time.Duration;

/** One question about speed or size, answered on this machine. */
public interface Benchmark {

    /** After which it is given up. */
    default Duration limit() {
        return Duration.ofMinutes(20);
    }

    void run(Workspace workspace, Report report) throws Exception;
}
