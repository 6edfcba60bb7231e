package io.rivulet.load;

import io.rivulet.load.stage.Report;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** A file sent by tus in one piece, which the kernel moves from the disk to the socket. */
record TusUpload(URI server, String token) {

    private static final Pattern LOCATION = Pattern.compile("(?im)^location: *(\\S+)");
    private static final int POLL_MILLISECONDS = 5;
    private static final int LONGEST_WAIT = 60_000;
    private static final int MAX_ANSWER = 64 * 1024;

    /**
     * What an upload took, in seconds since its first byte.
     *
     * @param taken until the last byte was acknowledged
     * @param stored until it was said to be one object in the store
     */
    record Took(double taken, double stored) {}

    Took send(Path file) throws IOException, InterruptedException {
        try (var bytes = FileChannel.open(file)) {
            var upload = begin(bytes.size());
            long startedAt = System.nanoTime();
            append(upload, bytes);
            long takenAt = System.nanoTime();
            awaitStored(upload);
            var took = new Took(Report.seconds(takenAt - startedAt), Report.seconds(System.nanoTime() - startedAt));
            // what is left behind would have to be written to the disk in somebody else's time
            var _ = ask("DELETE", upload, "");
            return took;
        }
    }

    private URI begin(long length) throws IOException {
        var answer = ask("POST", server.resolve("/api/v1/uploads"), "Upload-Length: " + length + "\r\n");
        var location = LOCATION.matcher(answer);
        if (!location.find()) {
            throw new IllegalStateException("Nothing was begun: " + answer);
        }
        return server.resolve(location.group(1));
    }

    private void append(URI upload, FileChannel bytes) throws IOException {
        try (var socket = connect()) {
            var out = Channels.newOutputStream(socket);
            write(out, head("PATCH", upload, """
                            Upload-Offset: 0\r
                            Content-Type: application/offset+octet-stream\r
                            Content-Length: %d\r
                            """.formatted(bytes.size())));
            for (long sent = 0; sent < bytes.size(); ) {
                sent += bytes.transferTo(sent, bytes.size() - sent, socket);
            }
            var _ = requireSuccess(answer(socket));
        }
    }

    private void awaitStored(URI upload) throws IOException, InterruptedException {
        long end = System.nanoTime() + LONGEST_WAIT * 1_000_000L;
        while (!ask("GET", upload, "").contains("\"stored\"")) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("Not stored: " + ask("GET", upload, ""));
            }
            Thread.sleep(POLL_MILLISECONDS);
        }
    }

    private String ask(String method, URI target, String headers) throws IOException {
        try (var socket = connect()) {
            write(
                    Channels.newOutputStream(socket),
                    head(method, target, headers + (method.equals("POST") ? "Content-Length: 0\r\n" : "")));
            return requireSuccess(answer(socket));
        }
    }

    private SocketChannel connect() throws IOException {
        return SocketChannel.open(new InetSocketAddress(server.getHost(), server.getPort()));
    }

    private String head(String method, URI target, String headers) {
        return "%s %s HTTP/1.1\r\nHost: %s\r\nAuthorization: Bearer %s\r\nTus-Resumable: 1.0.0\r\nConnection: close\r\n%s\r\n"
                .formatted(method, target.getPath(), target.getAuthority(), token, headers);
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String answer(SocketChannel socket) throws IOException {
        return new String(Channels.newInputStream(socket).readNBytes(MAX_ANSWER), StandardCharsets.UTF_8);
    }

    private static String requireSuccess(String answer) {
        if (!answer.startsWith("HTTP/1.1 2")) {
            throw new IllegalStateException("Refused: " + answer);
        }
        return answer;
    }
}
