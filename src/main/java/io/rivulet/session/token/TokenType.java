package io.rivulet.session.token;

import com.nimbusds.jose.JOSEObjectType;
import org.jspecify.annotations.Nullable;

/** What a token says it is. */
enum TokenType {
    /** Of `/douyin`: as long as its session. */
    SESSION("session+jwt"),
    /** For minutes, since it is refreshed. */
    ACCESS("at+jwt");

    private final String header;

    TokenType(String header) {
        this.header = header;
    }

    JOSEObjectType header() {
        return new JOSEObjectType(header);
    }

    static boolean covers(@Nullable JOSEObjectType header) {
        return SESSION.header().equals(header) || ACCESS.header().equals(header);
    }
}
