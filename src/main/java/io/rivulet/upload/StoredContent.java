package io.rivulet.upload;

import org.jspecify.annotations.Nullable;

/**
 * An object that is stored whole.
 *
 * @param token names its original and whatever is made of it
 * @param accountId whose it is, who has stored it
 * @param sha256 of its bytes, in hexadecimal digits; null when that is not known
 */
public record StoredContent(
        String token, long accountId, long size, @Nullable String sha256) {}
