package io.rivulet.upload;

/**
 * A file that somebody claims.
 *
 * @param token names its original and whatever is made of it
 * @param key of its original in the store
 * @param size in bytes
 */
public record StoredFile(String token, String key, long size) {}
