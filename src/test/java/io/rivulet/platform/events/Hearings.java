package io.rivulet.platform.events;

/** Hearing as a test wants it. */
public final class Hearings {

    private Hearings() {}

    public static Hearing of(boolean complete) {
        var hearing = new Hearing();
        hearing.become(complete);
        return hearing;
    }
}
