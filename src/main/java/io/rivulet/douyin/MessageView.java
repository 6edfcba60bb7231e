package io.rivulet.douyin;

import io.rivulet.message.Message;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/** The contract's Message, whose time is in milliseconds. */
@JsonNaming(SnakeCaseStrategy.class)
record MessageView(long id, long toUserId, long fromUserId, String content, long createTime) {

    static MessageView of(Message message) {
        return new MessageView(
                message.id(), message.recipientId(), message.senderId(), message.content(), message.sentAt());
    }
}
