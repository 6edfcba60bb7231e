package io.rivulet.upload;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A file on its way in, as its row says.
 *
 * @param token 128 random bits that name it
 * @param length of the whole file in bytes; null while its sender does not know it
 * @param offset how many bytes are stored and acknowledged
 * @param metadata what its sender said of it, as it was sent
 * @param expiresAt when it is given up unless it is finished and claimed
 */
public record Upload(
        long id,
        String token,
        UploadState state,
        @Nullable Long length,
        long offset,
        String metadata,
        Concatenation concatenation,
        Instant expiresAt) {}
