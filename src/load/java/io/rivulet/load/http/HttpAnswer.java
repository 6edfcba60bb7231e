package io.rivulet.load.http;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** As much of HTTP/1.1 as it takes to find the end of an answer with a length, and whether it is a success. */
final class HttpAnswer {

    private static final ByteBuf HEAD_END = Unpooled.copiedBuffer("\r\n\r\n", StandardCharsets.US_ASCII);
    private static final String LENGTH = "\r\ncontent-length:";
    private static final String EMPTY = "http/1.1 204";
    private static final String OK = "HTTP/1.1 2";

    /** The contract answers 200 to everything, and says in the body whether it was done. */
    private static final String CODE = "\"status_code\":";

    private static final int CODE_WITHIN = 512;

    private HttpAnswer() {}

    /** Of head and body together; 0 while the head is not complete. */
    static int length(ByteBuf answer) {
        int headEnd = ByteBufUtil.indexOf(HEAD_END, answer);
        if (headEnd < 0) {
            return 0;
        }
        var head = answer.toString(answer.readerIndex(), headEnd, StandardCharsets.US_ASCII)
                .toLowerCase(Locale.ROOT);
        return headEnd + HEAD_END.readableBytes() + (head.startsWith(EMPTY) ? 0 : bodyLength(head));
    }

    private static int bodyLength(String head) {
        int at = head.indexOf(LENGTH);
        if (at < 0) {
            throw new IllegalStateException("Not an answer with a length: " + head);
        }
        int lineEnd = head.indexOf("\r\n", at + LENGTH.length());
        var length = head.substring(at + LENGTH.length(), lineEnd < 0 ? head.length() : lineEnd);
        return Integer.parseInt(length.strip());
    }

    static boolean isSuccess(ByteBuf answer) {
        int beginning = Math.min(CODE_WITHIN, answer.readableBytes());
        var text = answer.toString(answer.readerIndex(), beginning, StandardCharsets.US_ASCII);
        int code = text.indexOf(CODE);
        return text.startsWith(OK) && (code < 0 || text.startsWith("0", code + CODE.length()));
    }
}
