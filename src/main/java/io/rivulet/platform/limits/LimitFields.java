package io.rivulet.platform.limits;

import org.springframework.http.HttpHeaders;

/** The structured fields that tell a caller how they stand; refusals keep them. */
final class LimitFields {

    private static final String POLICY = "RateLimit-Policy";
    private static final String STANDING = "RateLimit";

    private LimitFields() {}

    static void tell(Standing standing, HttpHeaders headers) {
        headers.add(POLICY, standing.toPolicy());
        headers.add(STANDING, standing.toField());
    }
}
