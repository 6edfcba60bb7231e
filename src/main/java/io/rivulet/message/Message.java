package io.rivulet.message;

import io.rivulet.platform.data.Rank;
import io.rivulet.platform.web.JsonBytes;
import java.time.Instant;

/**
 * A message as it was committed.
 *
 * @param seq its place in the conversation, from 1 and without gaps
 * @param sentAt epoch milliseconds, strictly rising within the conversation
 */
public record Message(
        long id, long conversationId, long seq, long senderId, long recipientId, String content, long sentAt) {

    Direction direction() {
        return new Direction(senderId, recipientId);
    }

    /** Where its conversation stands among others while nothing newer is written in it. */
    Rank rank() {
        return new Rank(sentAt, conversationId);
    }

    /** The one of the two who is not this one. */
    public long peerOf(long accountId) {
        return senderId == accountId ? recipientId : senderId;
    }

    /** As `/api/v1` shows it. */
    public void writeTo(JsonBytes json) {
        json.put('{')
                .member("id")
                .number(id)
                .member("sender_id")
                .number(senderId)
                .member("recipient_id")
                .number(recipientId)
                .member("content")
                .string(content)
                .member("sent_at")
                .string(Instant.ofEpochMilli(sentAt).toString())
                .put('}');
    }
}
