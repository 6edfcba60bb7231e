package io.rivulet.message;

/** The newest message between a viewer and somebody else. */
public record LatestMessage(String content, boolean sentByViewer) {}
