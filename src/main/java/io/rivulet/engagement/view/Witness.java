package io.rivulet.engagement.view;

import static io.rivulet.engagement.EngagementError.VIEW_SESSION_INVALID;
import static io.rivulet.engagement.EngagementError.VIEW_SESSION_MISSING;

import io.rivulet.platform.security.Sha256;
import io.rivulet.platform.security.Viewer;
import java.nio.ByteBuffer;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Who is counted once a day: an account, or the session of somebody who is not signed in. What is kept tells neither. */
record Witness(UUID key) {

    private static final Pattern SESSION = Pattern.compile("[!-~]{8,128}");

    /** Whoever is signed in needs no session; one that is sent is checked all the same. */
    static Witness of(Viewer viewer, @Nullable String session) {
        if (session != null && !SESSION.matcher(session).matches()) {
            throw VIEW_SESSION_INVALID.because(
                    "The session must have 8 to 128 visible characters of ASCII, such as a UUID that the client made");
        }
        if (viewer.isAnonymous() && session == null) {
            throw VIEW_SESSION_MISSING.because("Send the `session` that the client made, or sign in");
        }
        return new Witness(viewer.isAnonymous() ? key("session " + session) : key("account " + viewer.accountId()));
    }

    private static UUID key(String who) {
        var digest = ByteBuffer.wrap(Sha256.of(who));
        return new UUID(digest.getLong(), digest.getLong());
    }
}
