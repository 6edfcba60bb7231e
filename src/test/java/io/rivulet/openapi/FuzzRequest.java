package io.rivulet.openapi;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A request as it goes over the wire.
 *
 * @param target a path and its query; each character is a byte
 * @param headers lines; each character is a byte
 * @param body each character is a byte
 * @param token that it was sent with, perhaps empty
 */
record FuzzRequest(
        Operation operation, String target, List<String> headers, String body, String token, Framing framing) {

    /** How the end of the body is told. */
    enum Framing {
        LENGTH,
        CHUNKED,
        /** By a length that is never reached: the connection is closed in the midst of the body. */
        CUT
    }

    String method() {
        return operation.verb();
    }

    byte[] bytes() {
        var head = new StringBuilder(method() + ' ' + target + " HTTP/1.1\r\nHost: localhost\r\n");
        headers.forEach(header -> head.append(header).append("\r\n"));
        if (framing == Framing.CHUNKED && !body.isEmpty()) {
            head.append("Transfer-Encoding: chunked\r\n\r\n")
                    .append(Integer.toHexString(body.length()))
                    .append("\r\n")
                    .append(body)
                    .append("\r\n0\r\n");
        } else if (!body.isEmpty() || operation.takesBody()) {
            head.append("Content-Length: ")
                    .append(body.length())
                    .append("\r\n\r\n")
                    .append(sent());
            return latin(head.toString());
        }
        return latin(head.append("\r\n").toString());
    }

    private String sent() {
        return framing == Framing.CUT ? body.substring(0, body.length() / 2) : body;
    }

    private static byte[] latin(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** Enough to send it again by hand. */
    @Override
    public String toString() {
        var text = method() + " " + target + " " + headers + " " + framing + " " + body;
        return text.substring(0, Math.min(text.length(), 600)) + " (" + text.length() + " bytes)";
    }
}
