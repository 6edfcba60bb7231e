package io.rivulet.load.stage;

/** The answer to a form, and moments of {@link System#nanoTime()}: the last byte counts as sent when the kernel has taken it. */
public record Sent(String answer, long startedAt, long lastByteAt, long answeredAt) {}
