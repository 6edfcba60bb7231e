package io.rivulet.douyin;

import io.rivulet.message.Message;
import io.rivulet.message.Messages;
import io.rivulet.platform.web.WebError;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

@Component
class DouyinMessageHandler {

    private static final long SEND = 1;
    private static final int END_OF_SECOND = 999;

    private final Messages messages;
    private final Visitors visitors;

    DouyinMessageHandler(Messages messages, Visitors visitors) {
        this.messages = messages;
        this.visitors = visitors;
    }

    Mono<ServerResponse> act(ServerRequest request) {
        return visitors.visit(request)
                .flatMap(this::send)
                .then(Envelope.success().toResponse());
    }

    Mono<ServerResponse> chat(ServerRequest request) {
        return visitors.visit(request).flatMap(this::chat).flatMap(Envelope::toResponse);
    }

    private Mono<Message> send(Visit visit) {
        long account = visit.requireAccount();
        var sent = visit.sent();
        long recipient = sent.requireId("to_user_id");
        if (sent.requireNumber("action_type") != SEND) {
            throw WebError.PARAMETER_INVALID.because("The parameter `action_type` must be 1");
        }
        return messages.send(
                account,
                recipient,
                sent.find("content").orElse(null),
                sent.find("client_message_id").orElse(null));
    }

    /** The first answer is the newest of both; the later ones only what is new to the viewer, who drew the own ones. */
    private Mono<Envelope> chat(Visit visit) {
        long viewer = visit.requireAccount();
        var sent = visit.sent();
        long peer = sent.requireId("to_user_id");
        long time = sent.findNumber("pre_msg_time").orElse(0L);
        return time > 0
                ? messages.newerThan(ContractTime.toMilliseconds(time, END_OF_SECOND), viewer, peer)
                        .map(DouyinMessageHandler::answer)
                : history(viewer, peer, Paging.of(sent));
    }

    private Mono<Envelope> history(long viewer, long peer, Paging paging) {
        return messages.history(viewer, peer, paging.slice())
                .map(found -> paging.answer(answer(found), earlierThan(found)));
    }

    private static Envelope answer(List<Message> found) {
        return Envelope.of("message_list", found, MessageView::write);
    }

    /** The cursor of what is earlier, of which the first has number 1; 0 when there is none. */
    private static long earlierThan(List<Message> found) {
        return found.isEmpty() || found.getFirst().seq() == 1
                ? 0
                : found.getFirst().seq();
    }
}
