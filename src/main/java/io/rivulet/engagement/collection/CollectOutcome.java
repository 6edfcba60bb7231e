package io.rivulet.engagement.collection;

/** What became of a command. */
enum CollectOutcome {
    DONE,
    NO_COLLECTION,
    NO_VIDEO,
    FULL
}
