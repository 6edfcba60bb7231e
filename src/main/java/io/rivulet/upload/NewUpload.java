package io.rivulet.upload;

import org.jspecify.annotations.Nullable;

/**
 * An upload to be begun.
 *
 * @param length of the whole file in bytes; null while its sender does not know it
 * @param metadata what its sender says of it, given back as it was sent
 */
public record NewUpload(@Nullable Long length, String metadata, Concatenation concatenation) {}
