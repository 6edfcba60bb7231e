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
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Sends requests one after the other, whatever they are; an answer has a deadline, however it trickles. */
final class FuzzConnection implements AutoCloseable {

    private static final int PATIENCE_SECONDS = 30;
    private static final ScheduledExecutorService WATCH = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().factory());

    private final int port;
    private volatile @Nullable Socket socket;
    private volatile boolean late;
    private InputStream in = InputStream.nullInputStream();

    FuzzConnection(int port) {
        this.port = port;
    }

    /** A connection that was closed after the answer before may be found so by the next request only. */
    FuzzAnswer exchange(FuzzRequest request) throws IOException {
        late = false;
        var watch = WATCH.schedule(this::giveUp, PATIENCE_SECONDS, TimeUnit.SECONDS);
        try {
            return attempts(request);
        } catch (IOException failure) {
            throw late ? new IOException("nothing within " + PATIENCE_SECONDS + " s", failure) : failure;
        } finally {
            watch.cancel(false);
        }
    }

    /** Sends some of it, on a connection of its own, and goes. */
    void abandon(FuzzRequest request) throws IOException {
        try (var own = new Socket(InetAddress.getLoopbackAddress(), port)) {
            own.getOutputStream().write(request.bytes());
        } catch (SocketException refused) {
            // before it was sent
        }
    }

    private FuzzAnswer attempts(FuzzRequest request) throws IOException {
        boolean fresh = socket == null;
        try {
            return attempt(request);
        } catch (EOFException | SocketException closed) {
            close();
            if (fresh || late) {
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
            known.setTcpNoDelay(true);
            in = new BufferedInputStream(known.getInputStream());
            socket = known;
        }
        return known;
    }

    private void giveUp() {
        late = true;
        try {
            close();
        } catch (IOException closedAlready) {
            // which is what was wanted
        }
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
                : exactly(Integer.parseInt(headers.getOrDefault("content-length", "0")));
    }

    private byte[] chunks() throws IOException {
        var whole = new ByteArrayOutputStream();
        for (int size = Integer.parseInt(line(), 16); size > 0; size = Integer.parseInt(line(), 16)) {
            whole.writeBytes(exactly(size));
            var _ = line();
        }
        var _ = line();
        return whole.toByteArray();
    }

    private byte[] exactly(int size) throws IOException {
        var bytes = in.readNBytes(size);
        if (bytes.length < size) {
            throw new EOFException("closed in the midst of an answer");
        }
        return bytes;
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
        var open = socket;
        if (open != null) {
            open.close();
            socket = null;
        }
    }
}
