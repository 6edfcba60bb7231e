package io.rivulet.message;

import org.jspecify.annotations.Nullable;

/**
 * What keeps the messages of one conversation in the order in which they arrived: equal hashes bring them into one lane.
 * They may share a transaction there, since most are equal to nothing but themselves; only those that may be the same
 * message, by what the client says, wait for each other.
 */
final class SendingOrder {

    private final Direction direction;
    private final @Nullable String clientId;

    SendingOrder(Sending sending) {
        this.direction = sending.direction();
        this.clientId = sending.clientId();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other
                || (other instanceof SendingOrder that
                        && clientId != null
                        && clientId.equals(that.clientId)
                        && direction.equals(that.direction));
    }

    @Override
    public int hashCode() {
        return direction.pair().hashCode();
    }
}
