package io.rivulet.card;

import io.rivulet.message.Message;
import io.rivulet.platform.web.JsonBytes;

/** A conversation as one of the two sees it: with whom, and the newest message. */
public record ConversationCard(PersonCard account, Message latest) implements Card {

    private static final int FIXED_BYTES = 200;
    private static final int BYTES_OF_CHARACTER = 6;

    @Override
    public void writeTo(JsonBytes out, byte[] base) {
        out.put('{').member("account");
        account.writeTo(out, base);
        out.member("latest_message");
        latest.writeTo(out);
        out.put('}');
    }

    @Override
    public int size(int base) {
        return account.size(base)
                + FIXED_BYTES
                + BYTES_OF_CHARACTER * latest.content().length();
    }
}
