package io.rivulet.upload.store;

/** A part that S3 has. */
public record StoredPart(int number, String etag, long size) {}
