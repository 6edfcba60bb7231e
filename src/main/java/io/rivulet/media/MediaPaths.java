package io.rivulet.media;

/** How the paths of objects are written in one answer. */
@FunctionalInterface
public interface MediaPaths {

    /** What everybody may have: a private object does not open by it. */
    MediaPaths UNSIGNED = MediaAddress::path;

    String of(MediaAddress address);
}
