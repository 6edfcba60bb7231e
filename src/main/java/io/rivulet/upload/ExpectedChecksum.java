package io.rivulet.upload;

/**
 * What the bytes of one request add up to when they have arrived unharmed.
 *
 * @param value in hexadecimal digits
 */
public record ExpectedChecksum(Algorithm algorithm, String value) {

    /** How bytes are added up. */
    public enum Algorithm {
        SHA1,
        SHA256,
        CRC32C
    }
}
