package io.rivulet.upload.tus;

import io.rivulet.platform.web.ApiException;
import io.rivulet.upload.Concatenation;
import java.util.Arrays;
import java.util.Optional;
import org.springframework.http.HttpHeaders;

/** What the header `Upload-Concat` says. */
final class Concat {

    private static final String PARTIAL = "partial";
    private static final String FINAL = "final;";
    private static final int NO_LIMIT = -1;

    private Concat() {}

    static Concatenation of(HttpHeaders headers) {
        return TusHeaders.find(headers, TusHeaders.CONCAT).map(Concat::parse).orElseGet(Concatenation.None::new);
    }

    /** As its sender said it; empty when nothing was said. */
    static Optional<String> toHeader(Concatenation concatenation) {
        return switch (concatenation) {
            case Concatenation.None none -> Optional.empty();
            case Concatenation.Partial partial -> Optional.of(PARTIAL);
            case Concatenation.Final(var tokens, var sent) -> Optional.of(sent);
        };
    }

    private static Concatenation parse(String sent) {
        if (sent.equals(PARTIAL)) {
            return new Concatenation.Partial();
        }
        if (!sent.startsWith(FINAL)) {
            throw malformed();
        }
        var tokens = Arrays.stream(sent.substring(FINAL.length()).strip().split(" +", NO_LIMIT))
                .map(address -> UploadAddress.tokenIn(address).orElseThrow(Concat::malformed))
                .toList();
        return new Concatenation.Final(tokens, sent);
    }

    private static ApiException malformed() {
        return TusHeaders.malformed(
                TusHeaders.CONCAT,
                "`partial`, or `final;` and the addresses of partial uploads with spaces between them");
    }
}
