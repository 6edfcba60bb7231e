package io.rivulet.upload.store;

import org.jspecify.annotations.Nullable;

/**
 * Something of an upload in the store that a row should know of.
 *
 * @param multipart an open multipart upload; null for a tail
 */
public record Stray(
        String objectToken, String key, @Nullable String multipart) {}
