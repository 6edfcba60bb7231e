package io.rivulet.openapi;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Sends requests one after the other, whatever they are; whoever gets no answer in time is told. */
final class FuzzConnection implements AutoCloseable {

    private static final int PATIENCE_MS = 30_000;

    private final int port;
    private @Nullable Socket socket;
    private InputStream in = InputStream.nullInputStream();

    FuzzConnection(int port) {
        this.port = port;
    }

    /** A connection that was closed after the answer before may be found so by the next request only. */
    FuzzAnswer exchange(FuzzRequest request) throws IOException {
        boolean fresh = socket == null;
        try {
            return attempt(request);
        } catch (EOFException | SocketException closed) {
            close();
            if (fresh) {
                throw closed;
            }
            return attempt(request);
        }
    }

    private FuzzAnswer attempt(FuzzRequest request) throws IOException {
        var open = open();
        try {
            open.getOutputStream().write(request.bytes());
        } catch (SocketException refused) {
            // with an answer, which is read below
        }
        var answer = answer(request.method());
        if (answer.isStream() || "close".equals(answer.headers().get("connection"))) {
            close();
        }
        return answer;
    }

    private Socket open() throws IOException {
        var known = socket;
        if (known == null) {
            known = new Socket(InetAddress.getLoopbackAddress(), port);
            known.setSoTimeout(PATIENCE_MS);
            known.setTcpNoDelay(true);
            in = new BufferedInputStream(known.getInputStream());
            socket = known;
        }
        return known;
    }

    private FuzzAnswer answer(String method) throws IOException {
        int status = Integer.parseInt(line().substring(9, 12));
        var headers = headers();
        if (status < 200) {
            return answer(method);
        }
        var bare = new FuzzAnswer(status, headers, "");
        boolean hasBody = !method.equals("HEAD") && status != 204 && status != 304 && !bare.isStream();
        return hasBody ? new FuzzAnswer(status, headers, new String(body(headers), StandardCharsets.UTF_8)) : bare;
    }

    private Map<String, String> headers() throws IOException {
        var headers = new LinkedHashMap<String, String>();
        for (var line = line(); !line.isEmpty(); line = line()) {
            int colon = line.indexOf(':');
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        return headers;
    }

    private byte[] body(Map<String, String> headers) throws IOException {
        return "chunked".equals(headers.get("transfer-encoding"))
                ? chunks()
                : in.readNBytes(Integer.parseInt(headers.getOrDefault("content-length", "0")));
    }

    private byte[] chunks() throws IOException {
        var whole = new ByteArrayOutputStream();
        for (int size = Integer.parseInt(line(), 16); size > 0; size = Integer.parseInt(line(), 16)) {
            whole.writeBytes(in.readNBytes(size));
            var _ = line();
        }
        var _ = line();
        return whole.toByteArray();
    }

    private String line() throws IOException {
        var line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new EOFException("closed without a whole answer");
            }
            line.append((char) c);
        }
        return line.toString().strip();
    }

    @Override
    public void close() throws IOException {
        if (socket != null) {
            socket.close();
            socket = null;
        }
    }
}
