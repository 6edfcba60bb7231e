package io.rivulet.message;

import io.rivulet.platform.data.RankedPart;
import io.rivulet.platform.data.RankedSlice;
import io.rivulet.platform.data.Slice;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Messages between two people, in an order and with times that never go back. */
@Component
public class Messages {

    private final Outbox outbox;
    private final Chat chat;
    private final MessageRepository messages;
    private final ConversationListRepository conversations;

    Messages(Outbox outbox, Chat chat, MessageRepository messages, ConversationListRepository conversations) {
        this.outbox = outbox;
        this.chat = chat;
        this.messages = messages;
        this.conversations = conversations;
    }

    /**
     * Emits the message when it is durable, or why it was refused.
     *
     * @param clientId by which the sender's client knows it again, if it does: sent once more, it is the first message
     *     that is emitted, and none is added
     */
    public Mono<Message> send(long senderId, long recipientId, @Nullable String content, @Nullable String clientId) {
        return outbox.send(new Direction(senderId, recipientId), content, clientId);
    }

    /** The newest messages of both that are before the slice's order number, in their order; at most a capped number. */
    public Mono<List<Message>> history(long viewerId, long peerId, Slice slice) {
        return chat.history(new Direction(peerId, viewerId), slice);
    }

    /** What the peer sent after that millisecond, the earliest first; at most a capped number. */
    public Mono<List<Message>> newerThan(long time, long viewerId, long peerId) {
        return chat.newerThan(time, new Direction(peerId, viewerId));
    }

    /** The newest message of each of the viewer's conversations, the newest first, in one statement. */
    public Mono<RankedPart<Message>> latestOf(long viewerId, RankedSlice slice) {
        return conversations
                .newestAfter(slice.andOneMore(), viewerId)
                .map(found -> RankedPart.of(found, slice.limit(), Message::rank));
    }

    /** The newest message between the viewer and each of the peers that there are any with, in one statement. */
    public Mono<Map<Long, LatestMessage>> latestBetween(long viewerId, Collection<Long> peers) {
        return peers.isEmpty() ? Mono.just(Map.of()) : messages.latestBetween(viewerId, peers);
    }
}
