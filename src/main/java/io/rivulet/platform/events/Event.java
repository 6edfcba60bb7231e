package io.rivulet.platform.events;

/** Something that was committed: a record that Jackson can write and read, with the new values and their version. */
public interface Event {

    /** About how many rows it tells of, by which the room for what waits to be sent is measured. */
    default int rows() {
        return 1;
    }
}
