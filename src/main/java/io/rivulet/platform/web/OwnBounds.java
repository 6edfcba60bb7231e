package io.rivulet.platform.web;

/** Requests that last as long as their bytes do and have bounds of their own, so that they take nobody's place. */
@FunctionalInterface
public interface OwnBounds {

    boolean cover(String path);
}
