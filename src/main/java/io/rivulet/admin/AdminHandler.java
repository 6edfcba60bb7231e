package io.rivulet.admin;

import java.util.function.BiFunction;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** Does single acts: asking twice is as good as asking once. */
@Component
class AdminHandler {

    private final Deeds deeds;
    private final Moderation moderation;
    private final Administration administration;

    AdminHandler(Deeds deeds, Moderation moderation, Administration administration) {
        this.deeds = deeds;
        this.moderation = moderation;
        this.administration = administration;
    }

    Mono<ServerResponse> hideVideo(ServerRequest request) {
        return done(request, Act.HIDE_VIDEO, (deed, wish) -> moderation.hideVideo(deed));
    }

    Mono<ServerResponse> restoreVideo(ServerRequest request) {
        return done(request, Act.RESTORE_VIDEO, (deed, wish) -> moderation.restoreVideo(deed));
    }

    Mono<ServerResponse> hideComment(ServerRequest request) {
        return done(request, Act.HIDE_COMMENT, (deed, wish) -> moderation.hideComment(deed));
    }

    Mono<ServerResponse> restoreComment(ServerRequest request) {
        return done(request, Act.RESTORE_COMMENT, (deed, wish) -> moderation.restoreComment(deed));
    }

    Mono<ServerResponse> suspend(ServerRequest request) {
        return done(request, Act.SUSPEND_ACCOUNT, (deed, wish) -> administration.suspend(deed));
    }

    Mono<ServerResponse> reinstate(ServerRequest request) {
        return done(request, Act.REINSTATE_ACCOUNT, (deed, wish) -> administration.reinstate(deed));
    }

    Mono<ServerResponse> appoint(ServerRequest request) {
        return done(request, Act.CHANGE_ROLE, (deed, wish) -> administration.appoint(deed, wish.requireRole()));
    }

    private Mono<ServerResponse> done(ServerRequest request, Act act, BiFunction<Deed, Wish, Mono<Boolean>> how) {
        return deeds.carryOut(request, act, how).then(ServerResponse.noContent().build());
    }
}
