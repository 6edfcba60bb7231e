package io.rivulet.load.feed;

import java.net.URI;

/** One of the two servers that are compared. */
interface Side {

    URI uri();

    /** What it has used of the processors so far. */
    double processorSeconds();
}
