package io.rivulet.video;

import com.fasterxml.jackson.annotation.JsonFormat;

/** What is counted of a video; of two readings, the one with the higher version is newer. Nodes tell each other an array. */
@JsonFormat(shape = JsonFormat.Shape.ARRAY)
public record VideoCounts(long favorites, long comments, long collects, long views, long version) {}
