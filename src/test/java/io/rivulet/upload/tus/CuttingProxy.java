package io.rivulet.upload.tus;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** A bad network: passes bytes on, and cuts each of the first connections after so many of them. */
final class CuttingProxy implements AutoCloseable {

    private final ServerSocket door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final ConcurrentLinkedQueue<Socket> open = new ConcurrentLinkedQueue<>();
    private final AtomicInteger cuts = new AtomicInteger();
    private final AtomicInteger cutsLeft;
    private final int server;
    private final long after;

    CuttingProxy(int server, int cuts, long after) throws IOException {
        this.server = server;
        this.cutsLeft = new AtomicInteger(cuts);
        this.after = after;
        Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return door.getLocalPort();
    }

    /** How many connections were cut. */
    int cuts() {
        return cuts.get();
    }

    private void accept() {
        try {
            while (!door.isClosed()) {
                var client = door.accept();
                var target = new Socket(InetAddress.getLoopbackAddress(), server);
                open.add(client);
                open.add(target);
                Thread.ofVirtual().start(() -> pass(client, target, true));
                Thread.ofVirtual().start(() -> pass(target, client, false));
            }
        } catch (IOException closed) {
            // the test is over
        }
    }

    private void pass(Socket from, Socket to, boolean counted) {
        try (from;
                to) {
            copy(from.getInputStream(), to.getOutputStream(), counted);
        } catch (IOException ended) {
            // the other direction has ended
        }
    }

    private void copy(InputStream from, OutputStream to, boolean counted) throws IOException {
        var buffer = new byte[8192];
        long passed = 0;
        for (int read = from.read(buffer); read >= 0; read = from.read(buffer)) {
            to.write(buffer, 0, read);
            passed += read;
            if (counted && passed > after && cutsLeft.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                cuts.incrementAndGet();
                return;
            }
        }
    }

    @Override
    public void close() {
        try {
            door.close();
            for (var socket : open) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
