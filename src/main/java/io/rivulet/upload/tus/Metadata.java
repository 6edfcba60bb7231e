package io.rivulet.upload.tus;

import java.util.Base64;
import java.util.HashSet;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;

/** What a client says of its file, which is given back as it was sent: so it may hold nothing that makes a header of it. */
final class Metadata {

    private static final Pattern KEY = Pattern.compile("[\\x21-\\x2b\\x2d-\\x7e]+");
    private static final int NO_LIMIT = -1;

    private Metadata() {}

    /** The header as it was sent; empty when there is none. */
    static String of(HttpHeaders headers) {
        var sent = String.join(",", headers.getOrEmpty(TusHeaders.METADATA)).strip();
        if (!sent.isEmpty()) {
            check(sent);
        }
        return sent;
    }

    private static void check(String sent) {
        var keys = new HashSet<String>();
        for (var pair : sent.split(",", NO_LIMIT)) {
            var parts = pair.strip().split(" ", 2);
            if (!KEY.matcher(parts[0]).matches() || !keys.add(parts[0]) || (parts.length == 2 && !isBase64(parts[1]))) {
                throw TusHeaders.malformed(
                        TusHeaders.METADATA,
                        "pairs with commas between them: each a key of ASCII that occurs once, a space and a value in Base64");
            }
        }
    }

    private static boolean isBase64(String value) {
        try {
            var _ = Base64.getDecoder().decode(value);
            return true;
        } catch (IllegalArgumentException malformed) {
            return false;
        }
    }
}
