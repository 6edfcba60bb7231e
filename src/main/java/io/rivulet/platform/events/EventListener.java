package io.rivulet.platform.events;

/** Keeps something that events make old. Called by any thread, by several at once, and must not wait for anything. */
public interface EventListener {

    /** Events may come more than once and in any order; a version tells which is newer. */
    void on(Event event);

    /** Some events may have been missed: whatever they could have made old is to be dropped. */
    void missed();
}
