package io.rivulet.account;

import io.rivulet.session.NewSession;
import io.rivulet.session.Sessions;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** What tokens somebody gets who signs in. */
@FunctionalInterface
interface SessionKind {

    /** One token for all of the session, as `/douyin` has it. */
    SessionKind LONG_LIVED = Sessions::prepare;

    /** Tokens for minutes that are refreshed. */
    static SessionKind refreshed(@Nullable String userAgent) {
        return (sessions, accountId) -> sessions.prepareRefreshed(accountId, userAgent);
    }

    Mono<NewSession> prepare(Sessions sessions, long accountId);
}
