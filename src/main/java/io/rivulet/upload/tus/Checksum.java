package io.rivulet.upload.tus;

import io.rivulet.upload.ExpectedChecksum;
import io.rivulet.upload.ExpectedChecksum.Algorithm;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/** What the header `Upload-Checksum` says. */
final class Checksum {

    private Checksum() {}

    /** As clients are told them. */
    static String algorithms() {
        return Arrays.stream(Algorithm.values()).map(Checksum::name).collect(Collectors.joining(","));
    }

    static @Nullable ExpectedChecksum of(HttpHeaders headers) {
        return TusHeaders.find(headers, TusHeaders.CHECKSUM)
                .map(Checksum::parse)
                .orElse(null);
    }

    private static ExpectedChecksum parse(String sent) {
        var parts = sent.split(" ", 2);
        return Arrays.stream(Algorithm.values())
                .filter(algorithm -> parts.length == 2 && name(algorithm).equals(parts[0]))
                .map(algorithm -> new ExpectedChecksum(algorithm, value(algorithm, parts[1].strip())))
                .findFirst()
                .orElseThrow(() -> TusHeaders.malformed(
                        TusHeaders.CHECKSUM, "one of " + algorithms() + ", a space and the checksum in Base64"));
    }

    private static String value(Algorithm algorithm, String base64) {
        var value = decoded(base64);
        if (value.length != size(algorithm)) {
            throw TusHeaders.malformed(
                    TusHeaders.CHECKSUM, "as long as a " + name(algorithm) + " in Base64: not in hexadecimal digits");
        }
        return HexFormat.of().formatHex(value);
    }

    private static int size(Algorithm algorithm) {
        return switch (algorithm) {
            case SHA1 -> 20;
            case SHA256 -> 32;
            case CRC32C -> 4;
        };
    }

    private static byte[] decoded(String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException malformed) {
            return new byte[0];
        }
    }

    private static String name(Algorithm algorithm) {
        return algorithm.name().toLowerCase(Locale.ROOT);
    }
}
