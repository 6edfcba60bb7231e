package io.rivulet.admin;

import io.rivulet.account.role.Role;
import io.rivulet.account.role.Standings;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** What administrators do to accounts. */
@Component
class Administration {

    private final Acts acts;
    private final Standings standings;

    Administration(Acts acts, Standings standings) {
        this.acts = acts;
        this.standings = standings;
    }

    /** Its sessions end with it, and whoever is just logging in is refused. */
    Mono<Boolean> suspend(Deed deed) {
        return acts.perform(deed, standings.suspend(deed.objectId()));
    }

    Mono<Boolean> reinstate(Deed deed) {
        return acts.perform(deed, standings.reinstate(deed.objectId()));
    }

    Mono<Boolean> appoint(Deed deed, Role role) {
        return acts.perform(deed, standings.appoint(deed.objectId(), role));
    }
}
