package io.rivulet.platform.s3;

import java.time.Instant;

/** What is known of an object without reading it. */
public record StoredObject(long size, String contentType, Instant lastModified) {}
