package io.rivulet.session;

import org.jspecify.annotations.Nullable;

/** What programs call themselves, as far as a person can use it to tell their sessions apart. */
final class UserAgents {

    static final int LONGEST = 120;

    private UserAgents() {}

    static @Nullable String shortened(@Nullable String sent) {
        if (sent == null || sent.isBlank()) {
            return null;
        }
        var printable = sent.replaceAll("[^\\x20-\\x7e]", "?").strip();
        return printable.substring(0, Math.min(LONGEST, printable.length())).strip();
    }
}
