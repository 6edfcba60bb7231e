package io.rivulet.embedded;

import java.util.Map;

/** A part that runs: the settings it gives and the way to end it. */
record RunningPart(Map<String, Object> properties, Stop stop) {

    /** Ends a part; what it leaves alive is swept afterwards. */
    interface Stop {
        void run() throws Exception;
    }
}
