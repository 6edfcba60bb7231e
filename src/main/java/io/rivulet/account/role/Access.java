package io.rivulet.account.role;

import io.rivulet.account.AccountError;
import io.rivulet.platform.security.Permission;
import io.rivulet.platform.security.Viewer;
import java.util.Locale;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Who may do what. Nobody's role is asked for what everybody may. */
@Component
public class Access {

    private final Roles roles;
    private final RoleProperties properties;

    Access(Roles roles, RoleProperties properties) {
        this.roles = roles;
        this.properties = properties;
    }

    /** Whether it takes no role but that which all accounts have. */
    public boolean isEverybodys(Permission permission) {
        return least(permission) == Role.USER;
    }

    /** The viewer, or NOT_PERMITTED. */
    public Mono<Viewer> require(Viewer viewer, Permission permission) {
        return isEverybodys(permission) ? Mono.just(viewer) : requireRole(viewer, least(permission));
    }

    private Mono<Viewer> requireRole(Viewer viewer, Role least) {
        return roles.of(viewer.accountId())
                .filter(standing -> standing.isActive(least))
                .map(standing -> viewer)
                .switchIfEmpty(AccountError.NOT_PERMITTED.asError("This takes the role "
                        + least.name().toLowerCase(Locale.ROOT) + ": an administrator gives it."));
    }

    /** The table of roles and permissions: without a line here there is no permission. */
    private Role least(Permission permission) {
        return switch (permission) {
            case LOOK, SIGN_IN, TAKE_PART, SEND_FORM -> Role.USER;
            case PUBLISH -> properties.publish();
            case MODERATE -> Role.MODERATOR;
            case SUSPEND, APPOINT, AUDIT -> Role.ADMIN;
        };
    }
}
