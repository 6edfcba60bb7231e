package io.rivulet.card.api;

import io.rivulet.card.Correspondence;
import io.rivulet.platform.api.Items;
import io.rivulet.platform.api.RankedRequest;
import io.rivulet.platform.web.QueryString;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** Shows whom somebody writes with. */
@Component
class ConversationHandler {

    private final ApiVisitors visitors;
    private final Correspondence correspondence;
    private final ApiFormat format;

    ConversationHandler(ApiVisitors visitors, Correspondence correspondence, ApiFormat format) {
        this.visitors = visitors;
        this.correspondence = correspondence;
        this.format = format;
    }

    Mono<ServerResponse> list(ServerRequest request) {
        var asked = RankedRequest.of(
                "conversations", QueryString.firstValues(request.uri().getRawQuery()));
        return visitors.visitSignedIn(request).flatMap(visit -> answer(asked, visit));
    }

    private Mono<ServerResponse> answer(RankedRequest asked, Visit visit) {
        return correspondence
                .of(visit.viewer(), asked.slice(), format)
                .flatMap(part -> Items.answer(part, asked, visit.writer()));
    }
}
