package io.rivulet.message;

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
}
