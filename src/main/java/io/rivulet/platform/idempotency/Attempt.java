package io.rivulet.platform.idempotency;

import io.rivulet.platform.security.Sha256;
import io.rivulet.platform.security.Viewer;
import io.rivulet.platform.web.WebError;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;

/**
 * A request that may have come before.
 *
 * @param key of the header `Idempotency-Key`; empty when there is none, and the request stands for itself
 * @param bodySha256 in hexadecimal digits: the same key is meant for the same body
 */
public record Attempt(long accountId, String route, String key, String bodySha256) {

    private static final String HEADER = "Idempotency-Key";
    private static final Pattern KEY = Pattern.compile("[!-~]{1,255}");

    /** Refuses a key that is none. */
    public static Attempt of(Viewer sender, String route, HttpHeaders headers, byte[] body) {
        var key = headers.getFirst(HEADER);
        if (key != null && !KEY.matcher(key).matches()) {
            throw WebError.PARAMETER_INVALID
                    .because("The " + HEADER + " must have 1 to 255 visible characters of ASCII, such as a UUID")
                    .at(HEADER);
        }
        return new Attempt(sender.accountId(), route, key == null ? "" : key, Sha256.hex(body));
    }

    /** Whether it would be known again. */
    public boolean isNamed() {
        return !key.isEmpty();
    }

    /** What attempts at the same thing have in common. */
    String name() {
        return accountId + " " + route + " " + key;
    }
}
