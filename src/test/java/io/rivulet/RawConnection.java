package io.rivulet;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.assertj.core.annotation.CanIgnoreReturnValue;

/** A client that sends whatever bytes it likes. */
public final class RawConnection implements AutoCloseable {

    private static final int PATIENCE_MS = 30_000;

    private final Socket socket;

    public RawConnection(int port) throws IOException {
        socket = new Socket("localhost", port);
        socket.setSoTimeout(PATIENCE_MS);
        socket.setTcpNoDelay(true);
    }

    /** What came back: the status, the lower-cased header lines, and the body. */
    public record Answer(int status, String headers, String body) {

        public String type() {
            return headers.lines()
                    .filter(line -> line.startsWith("content-type:"))
                    .map(line -> line.substring("content-type:".length()).strip())
                    .findFirst()
                    .orElse("");
        }
    }

    @CanIgnoreReturnValue
    public RawConnection send(String text) throws IOException {
        return send(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    @CanIgnoreReturnValue
    public RawConnection send(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        return this;
    }

    /** The first line of an answer, for those that have no body. */
    public String statusLine() throws IOException {
        return line();
    }

    public Answer answer() throws IOException {
        var head = new ByteArrayOutputStream();
        while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
            head.write(next());
        }
        var lines = head.toString(StandardCharsets.ISO_8859_1);
        var headers = lines.toLowerCase(Locale.ROOT);
        int status = Integer.parseInt(lines.substring(9, 12));
        return new Answer(status, headers, new String(body(headers), StandardCharsets.UTF_8));
    }

    private byte[] body(String headers) throws IOException {
        if (headers.contains("transfer-encoding: chunked")) {
            return chunks();
        }
        int length = headers.lines()
                .filter(line -> line.startsWith("content-length:"))
                .map(line -> Integer.parseInt(line.substring(15).strip()))
                .findFirst()
                .orElse(0);
        return socket.getInputStream().readNBytes(length);
    }

    private byte[] chunks() throws IOException {
        var whole = new ByteArrayOutputStream();
        for (int size = chunkSize(); size > 0; size = chunkSize()) {
            whole.writeBytes(socket.getInputStream().readNBytes(size));
            line();
        }
        line();
        return whole.toByteArray();
    }

    private int chunkSize() throws IOException {
        return Integer.parseInt(line(), 16);
    }

    @CanIgnoreReturnValue
    private String line() throws IOException {
        var line = new StringBuilder();
        for (int c = next(); c != '\n'; c = next()) {
            line.append((char) c);
        }
        return line.toString().strip();
    }

    private int next() throws IOException {
        int octet = socket.getInputStream().read();
        if (octet < 0) {
            throw new SocketException("closed before the answer was whole");
        }
        return octet;
    }

    /** True once the other side has closed; false where it still could say something. */
    public boolean isClosedByPeer() throws IOException {
        try {
            return socket.getInputStream().read() < 0;
        } catch (SocketException reset) {
            return true;
        }
    }

    /** All that still comes until the other side closes. */
    public byte[] rest() throws IOException {
        var rest = new ByteArrayOutputStream();
        try {
            socket.getInputStream().transferTo(rest);
        } catch (SocketException reset) {
            // with what came before
        }
        return rest.toByteArray();
    }

    /** Goes away in the middle, as a phone that loses its network. */
    public void reset() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
