package io.rivulet.load.feed;

/** One row of the table, or the few lines that belong together. */
interface Row {

    void measure(Course course) throws Exception;
}
