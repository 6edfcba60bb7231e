package io.rivulet.douyin;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.rivulet.message.LatestMessage;
import java.util.Map;

/**
 * The contract's FriendUser: a User, and beside its members the latest message between the friend and whoever asks.
 *
 * @param msgType 1 when whoever asks sent the message, else 0
 */
record FriendView(
        @JsonUnwrapped UserView user,
        String message,
        @JsonProperty("msgType") int msgType) {

    private static final LatestMessage NONE = new LatestMessage("", false);

    static FriendView of(UserView user, Map<Long, LatestMessage> latest) {
        var message = latest.getOrDefault(user.id(), NONE);
        return new FriendView(user, message.content(), message.sentByViewer() ? 1 : 0);
    }
}
