package io.rivulet.upload.engine;

import io.rivulet.upload.ExpectedChecksum;
import io.rivulet.upload.UploadError;
import io.rivulet.upload.digest.RequestSum;
import org.jspecify.annotations.Nullable;

/** What the bytes of a request shall add up to, and what they do. */
record Verification(ExpectedChecksum expected, RequestSum sum) {

    static @Nullable Verification of(@Nullable ExpectedChecksum expected) {
        return expected == null ? null : new Verification(expected, sum(expected.algorithm()));
    }

    void require() {
        if (!sum.value().equalsIgnoreCase(expected.value())) {
            throw UploadError.CHECKSUM_MISMATCH.because("The bytes of this request were harmed: send them again");
        }
    }

    private static RequestSum sum(ExpectedChecksum.Algorithm algorithm) {
        return switch (algorithm) {
            case SHA1 -> RequestSum.messageDigest("SHA-1");
            case SHA256 -> RequestSum.messageDigest("SHA-256");
            case CRC32C -> RequestSum.crc32c();
        };
    }
}
