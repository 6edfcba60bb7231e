package io.rivulet.admin;

import io.rivulet.platform.api.Bodies;
import io.rivulet.platform.security.Viewer;
import io.rivulet.platform.text.PlainTexts;
import io.rivulet.platform.text.TextRule;
import io.rivulet.platform.web.ApiException;
import io.rivulet.session.BearerTokens;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.server.ServerRequest;
import reactor.core.publisher.Mono;

/** Reads off a request who wants what done, and why. */
@Component
class Deeds {

    private static final TextRule REASON =
            new TextRule(AdminError.REASON_MISSING, AdminError.REASON_INVALID, "reason", 500, true);

    private final BearerTokens bearers;
    private final Bodies bodies;
    private final PlainTexts texts;

    Deeds(BearerTokens bearers, Bodies bodies, PlainTexts texts) {
        this.bearers = bearers;
        this.bodies = bodies;
        this.texts = texts;
    }

    /** Does what the request asks for. */
    Mono<Boolean> carryOut(ServerRequest request, Act act, BiFunction<Deed, Wish, Mono<Boolean>> how) {
        var wish = bodies.find(request, Wish.class).defaultIfEmpty(Wish.NOTHING);
        return Mono.zip(
                        bearers.require(request),
                        wish,
                        (actor, said) -> how.apply(deed(request, act, actor, said), said))
                .flatMap(outcome -> outcome)
                .onErrorMap(ApiException.class, Deeds::placed);
    }

    private static ApiException placed(ApiException refusal) {
        return switch (refusal.code()) {
            case AdminError.REASON_MISSING, AdminError.REASON_INVALID -> refusal.at("reason");
            case AdminError.ROLE_UNKNOWN -> refusal.at("role");
            default -> refusal;
        };
    }

    private Deed deed(ServerRequest request, Act act, Viewer actor, Wish wish) {
        long object = Long.parseLong(request.pathVariable("id"));
        return new Deed(actor.accountId(), act, object, reason(act, wish.reason()));
    }

    private String reason(Act act, @Nullable String said) {
        boolean none = said == null || said.isBlank();
        return none && !act.takesReason() ? "" : texts.require(said, REASON);
    }
}
