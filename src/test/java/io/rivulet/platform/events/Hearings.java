package io.rivulet.platform.events;

import java.time.Duration;

/** Hearing as a test wants it. */
public final class Hearings {

    private Hearings() {}

    public static Hearing of(boolean complete) {
        var hearing = new Hearing();
        hearing.prove(System.nanoTime() + Duration.ofDays(1).toNanos());
        hearing.become(complete);
        return hearing;
    }
}
