package io.rivulet.session;

import java.util.List;
import java.util.UUID;
import org.springframework.http.CacheControl;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** Lists the sessions of whoever asks, and ends them. */
@Component
class SessionHandler {

    private final BearerTokens bearers;
    private final OwnSessions sessions;

    SessionHandler(BearerTokens bearers, OwnSessions sessions) {
        this.bearers = bearers;
        this.sessions = sessions;
    }

    Mono<ServerResponse> list(ServerRequest request) {
        return bearers.claims(request)
                .flatMap(sessions::open)
                .flatMap(open ->
                        ServerResponse.ok().cacheControl(CacheControl.noStore()).bodyValue(new Listed(open)));
    }

    Mono<ServerResponse> endCurrent(ServerRequest request) {
        return bearers.claims(request)
                .flatMap(claims -> sessions.end(claims.viewer().accountId(), claims.session()))
                .then(Mono.defer(sessions::toldToAll))
                .then(Mono.defer(SignInAnswers::ended));
    }

    Mono<ServerResponse> end(ServerRequest request) {
        var session = UUID.fromString(request.pathVariable("id"));
        return bearers.require(request)
                .flatMap(owner -> sessions.end(owner.accountId(), session))
                .then(Mono.defer(sessions::toldToAll))
                .then(ServerResponse.noContent().build());
    }

    Mono<ServerResponse> endAll(ServerRequest request) {
        return bearers.require(request)
                .flatMap(owner -> sessions.endAll(owner.accountId()))
                .then(Mono.defer(sessions::toldToAll))
                .then(Mono.defer(SignInAnswers::ended));
    }

    /** An object, so that it can grow. */
    record Listed(List<ListedSession> sessions) {}
}
