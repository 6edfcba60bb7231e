package io.rivulet.load.stage;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** A multipart form around a file, which the kernel moves from the disk to the socket, so that it costs the server's machine nothing. */
record VideoForm(String token, String title, Path file) {

    private static final String BOUNDARY = "----rivulet-load";
    private static final String TAIL = "\r\n--" + BOUNDARY + "--\r\n";
    private static final int MAX_ANSWER = 64 * 1024;

    Sent send(URI target) throws IOException {
        long startedAt = System.nanoTime();
        try (var bytes = FileChannel.open(file);
                var socket = SocketChannel.open(new InetSocketAddress(target.getHost(), target.getPort()))) {
            var out = Channels.newOutputStream(socket);
            var head = fields();
            write(out, request(target, head.getBytes(StandardCharsets.UTF_8).length + bytes.size() + TAIL.length()));
            write(out, head);
            for (long sent = 0; sent < bytes.size(); ) {
                sent += bytes.transferTo(sent, bytes.size() - sent, socket);
            }
            write(out, TAIL);
            long lastByteAt = System.nanoTime();
            var answer = Channels.newInputStream(socket).readNBytes(MAX_ANSWER);
            return new Sent(body(answer), startedAt, lastByteAt, System.nanoTime());
        }
    }

    private String fields() {
        return field("token", token) + field("title", title) + "--" + BOUNDARY
                + "\r\nContent-Disposition: form-data; name=\"data\"; filename=\"clip.mp4\"\r\n\r\n";
    }

    private static String field(String name, String value) {
        return "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n";
    }

    private static String request(URI target, long length) {
        return String.join(
                "\r\n",
                "POST " + target.getPath() + " HTTP/1.1",
                "Host: " + target.getAuthority(),
                "Content-Type: multipart/form-data; boundary=" + BOUNDARY,
                "Content-Length: " + length,
                "Connection: close",
                "",
                "");
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String body(byte[] answer) {
        var text = new String(answer, StandardCharsets.UTF_8);
        return text.substring(text.indexOf("\r\n\r\n") + 4);
    }
}
