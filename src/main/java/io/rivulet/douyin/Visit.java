package io.rivulet.douyin;

import io.rivulet.platform.security.Viewer;
import io.rivulet.platform.web.JsonBytes;
import io.rivulet.session.SessionError;

/**
 * A request of the contract.
 *
 * @param address what absolute addresses in its answer begin with
 */
record Visit(Parameters sent, Viewer viewer, String address) {

    /** The address as it is written in an answer. */
    byte[] base() {
        return JsonBytes.escaped(address);
    }

    /** Where one must be somebody. */
    Visit requireSignedIn() {
        if (viewer.isAnonymous()) {
            throw SessionError.NOT_SIGNED_IN.because("Sign in again: the token is missing, not genuine or expired");
        }
        return this;
    }

    long requireAccount() {
        return requireSignedIn().viewer.accountId();
    }

    /** Whose things are asked for: the account in `user_id`, or the viewer's own. */
    long accountAskedFor() {
        return sent.findId("user_id").orElseGet(this::requireAccount);
    }
}
