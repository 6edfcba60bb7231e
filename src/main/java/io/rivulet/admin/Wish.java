package io.rivulet.admin;

import io.rivulet.account.role.Role;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the body of a request says of an act. */
record Wish(@Nullable String reason, @Nullable String role) {

    static final Wish NOTHING = new Wish(null, null);

    Role requireRole() {
        return Arrays.stream(Role.values())
                .filter(known -> named(known).equals(role))
                .findFirst()
                .orElseThrow(() -> AdminError.ROLE_UNKNOWN.because("Send one of these as `role`: "
                        + Arrays.stream(Role.values()).map(Wish::named).collect(Collectors.joining(", "))));
    }

    private static String named(Role role) {
        return role.name().toLowerCase(Locale.ROOT);
    }
}
