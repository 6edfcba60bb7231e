package io.rivulet.platform.data;

import java.util.List;

/** Commands whose transaction is durable, with the result of each. */
record Committed<C, R>(List<PendingCommand<C, R>> commands, List<R> results) {

    Committed {
        if (commands.size() != results.size()) {
            throw new IllegalStateException(commands.size() + " commands have " + results.size() + " results");
        }
    }

    void answer() {
        for (int i = 0; i < commands.size(); i++) {
            commands.get(i).succeed(results.get(i));
        }
    }
}
