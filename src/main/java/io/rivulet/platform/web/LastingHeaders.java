package io.rivulet.platform.web;

import java.util.List;
import org.springframework.http.HttpHeaders;

/** Headers that an answer keeps when it turns into a refusal; all others spoke of what there is not. */
final class LastingHeaders {

    private static final List<String> NAMES = List.of(
            SecurityHeaders.CONTENT_TYPE_OPTIONS,
            SecurityHeaders.REFERRER_POLICY,
            SecurityHeaders.CONTENT_SECURITY_POLICY,
            SecurityHeaders.PERMISSIONS_POLICY,
            SecurityHeaders.RESOURCE_POLICY,
            SecurityHeaders.TRANSPORT_SECURITY,
            "RateLimit-Policy",
            "RateLimit");

    private LastingHeaders() {}

    static void clearOthers(HttpHeaders headers) {
        for (var name : List.copyOf(headers.headerNames())) {
            if (NAMES.stream().noneMatch(name::equalsIgnoreCase)) {
                headers.remove(name);
            }
        }
    }
}
