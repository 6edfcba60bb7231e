package io.rivulet.douyin;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.rivulet.message.LatestMessage;
import org.jspecify.annotations.Nullable;

/**
 * The contract's FriendUser: a User, and beside its members the latest message between the friend and whoever asks.
 *
 * @param msgType 1 when whoever asks sent the message, else 0
 */
record FriendView(
        @JsonUnwrapped UserView user,
        String message,
        @JsonProperty("msgType") int msgType) {

    static FriendView of(UserView user, @Nullable LatestMessage latest) {
        return latest == null
                ? new FriendView(user, "", 0)
                : new FriendView(user, latest.content(), latest.sentByViewer() ? 1 : 0);
    }
}
