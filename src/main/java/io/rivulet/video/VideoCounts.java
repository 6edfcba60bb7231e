package io.rivulet.video;

/** What is counted of a video; of two readings, the one with the higher version is newer. */
public record VideoCounts(long favorites, long comments, long version) {}
