package io.rivulet.platform.events;

/** Something that was committed: a record that Jackson can write and read, with the new values and their version. */
public interface Event {}
