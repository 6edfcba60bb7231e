package io.rivulet.platform.limits;

import java.util.stream.Stream;

/** One thing to be counted; several are asked about at once, and what one of them refuses counts for none behind it. */
public sealed interface Check {

    /** What is counted; in a cluster each may lie on another node. */
    String key();

    /** As the script reads it: always five. */
    Stream<String> arguments();

    /** A sliding window. */
    record Window(String policy, String key, Rate rate) implements Check {

        @Override
        public Stream<String> arguments() {
            return Stream.of("w", text(rate.quota()), text(rate.window().toMillis()), "1", "0");
        }
    }

    /** Tries in a row, after some of which each further one has to wait for longer. */
    record Tries(String key, LimitsProperties.Tries limits) implements Check {

        @Override
        public Stream<String> arguments() {
            return Stream.of(
                    "t",
                    text(limits.free()),
                    text(limits.firstDelay().toMillis()),
                    text(limits.longestDelay().toMillis()),
                    text(limits.forgetAfter().toMillis()));
        }
    }

    private static String text(long number) {
        return Long.toString(number);
    }
}
