package io.rivulet.douyin;

import io.rivulet.card.PersonCard;
import io.rivulet.message.LatestMessage;
import io.rivulet.platform.web.JsonBytes;

/** The contract's FriendUser: a User, and beside its members the latest message between the friend and whoever asks. */
record FriendView(PersonCard friend, LatestMessage latest) {

    static final LatestMessage NO_MESSAGE = new LatestMessage("", false);

    /** The type is 1 when whoever asks sent the message, else 0. */
    void write(JsonBytes json, byte[] base) {
        json.put('{');
        friend.writeMembersTo(json, base);
        json.member("message")
                .string(latest.content())
                .member("msgType")
                .number(latest.sentByViewer() ? 1 : 0)
                .put('}');
    }
}
