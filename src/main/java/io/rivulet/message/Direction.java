package io.rivulet.message;

/** One of the two ways of a conversation. */
record Direction(long senderId, long recipientId) {

    Pair pair() {
        return Pair.of(senderId, recipientId);
    }

    boolean fromLow() {
        return senderId < recipientId;
    }
}
