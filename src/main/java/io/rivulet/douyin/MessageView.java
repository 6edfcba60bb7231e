package io.rivulet.douyin;

import io.rivulet.message.Message;
import io.rivulet.platform.web.JsonBytes;

/** The contract's Message, whose time is in milliseconds. */
final class MessageView {

    private MessageView() {}

    static void write(Message message, JsonBytes json) {
        json.put('{')
                .member("id")
                .number(message.id())
                .member("to_user_id")
                .number(message.recipientId())
                .member("from_user_id")
                .number(message.senderId())
                .member("content")
                .string(message.content())
                .member("create_time")
                .number(message.sentAt())
                .put('}');
    }
}
