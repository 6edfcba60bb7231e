package io.rivulet.openapi;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A request as it goes over the wire.
 *
 * @param target a path and its query; each character is a byte
 * @param headers lines; each character is a byte
 * @param token that it was sent with, perhaps empty
 */
record FuzzRequest(Operation operation, String method, String target, List<String> headers, String body, String token) {

    byte[] bytes() {
        var head = new StringBuilder(method + ' ' + target + " HTTP/1.1\r\nHost: localhost\r\n");
        headers.forEach(header -> head.append(header).append("\r\n"));
        if (!body.isEmpty() || operation.takesBody()) {
            head.append("Content-Length: ").append(body.length()).append("\r\n");
        }
        return (head + "\r\n" + body).getBytes(StandardCharsets.ISO_8859_1);
    }

    /** Enough to send it again by hand. */
    @Override
    public String toString() {
        var text = method + " " + target + " " + headers + " " + body;
        return text.substring(0, Math.min(text.length(), 600)) + " (" + text.length() + " bytes)";
    }
}
