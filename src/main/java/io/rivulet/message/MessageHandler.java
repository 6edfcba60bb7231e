package io.rivulet.message;

import io.rivulet.platform.api.Bodies;
import io.rivulet.platform.api.Items;
import io.rivulet.platform.api.ListRequest;
import io.rivulet.platform.api.PathIds;
import io.rivulet.platform.data.Part;
import io.rivulet.platform.security.Viewer;
import io.rivulet.platform.web.ApiException;
import io.rivulet.platform.web.JsonBytes;
import io.rivulet.session.BearerTokens;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** Shows what two people wrote to each other, and takes what is written. */
@Component
class MessageHandler {

    private static final String KEY = "Idempotency-Key";

    private final BearerTokens bearers;
    private final Bodies bodies;
    private final Messages messages;

    MessageHandler(BearerTokens bearers, Bodies bodies, Messages messages) {
        this.bearers = bearers;
        this.bodies = bodies;
        this.messages = messages;
    }

    /** What somebody wants to write. */
    record NewMessage(@Nullable String content) {}

    Mono<ServerResponse> list(ServerRequest request) {
        var asked = ListRequest.of("messages", request);
        return bearers.require(request)
                .flatMap(viewer -> messages.history(viewer.accountId(), PathIds.id(request), asked.slice()))
                .flatMap(found -> Items.answer(newestFirst(found), asked, Message::writeTo));
    }

    /** A key that is sent again is answered with the message that was sent with it. */
    Mono<ServerResponse> send(ServerRequest request) {
        return bearers.require(request).flatMap(sender -> send(sender, request)).flatMap(MessageHandler::sent);
    }

    private Mono<Message> send(Viewer sender, ServerRequest request) {
        return bodies.read(request, NewMessage.class)
                .flatMap(wanted -> messages.send(
                        sender.accountId(),
                        PathIds.id(request),
                        wanted.content(),
                        request.headers().firstHeader(KEY)))
                .onErrorMap(ApiException.class, MessageHandler::placed);
    }

    private static ApiException placed(ApiException refusal) {
        return switch (refusal.code()) {
            case MessageError.CONTENT_MISSING, MessageError.CONTENT_INVALID -> refusal.at("content");
            case MessageError.CLIENT_ID_INVALID -> refusal.at(KEY);
            default -> refusal;
        };
    }

    private static Mono<ServerResponse> sent(Message message) {
        var json = new JsonBytes(256);
        message.writeTo(json);
        return ServerResponse.status(HttpStatus.CREATED)
                .cacheControl(CacheControl.noStore())
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(json.toByteArray());
    }

    /** Messages are numbered from 1 without gaps. */
    private static Part<Message> newestFirst(List<Message> found) {
        boolean goesOn = !found.isEmpty() && found.getFirst().seq() > 1;
        return new Part<>(found.reversed(), goesOn ? found.getFirst().seq() : 0);
    }
}
