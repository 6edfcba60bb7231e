package io.rivulet.session;

import io.rivulet.platform.events.Events;
import io.rivulet.session.token.Claims;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** What sessions an account has, and their end, of which all nodes are told. */
@Component
class OwnSessions {

    private final OwnSessionRepository sessions;
    private final Events events;

    OwnSessions(OwnSessionRepository sessions, Events events) {
        this.sessions = sessions;
        this.events = events;
    }

    Mono<List<ListedSession>> open(Claims asking) {
        return sessions.open(asking.viewer().accountId(), asking.session());
    }

    Mono<Void> end(long accountId, UUID session) {
        return sessions.end(accountId, session)
                .filter(ended -> ended)
                .switchIfEmpty(SessionError.SESSION_NOT_FOUND.asError("You have no session " + session + "."))
                .then(Mono.defer(() -> tell(List.of(session))));
    }

    Mono<Void> endAll(long accountId) {
        return sessions.endAll(accountId).flatMap(this::tell);
    }

    /** A step of the transaction that ends them. */
    Mono<Void> tell(List<UUID> ended) {
        return ended.isEmpty() ? Mono.empty() : events.afterCommit(new SessionsEnded(ended));
    }

    /** So that whoever signs out is out everywhere when they are answered. */
    Mono<Void> toldToAll() {
        return events.handedOverSoon();
    }
}
