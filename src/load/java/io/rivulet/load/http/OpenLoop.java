package io.rivulet.load.http;

import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.rivulet.load.stage.ProcessorTime;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;

/**
 * Requests that arrive at a fixed rate, whether or not the server keeps up, as people do who know nothing of each other.
 * The time of each counts from the moment it was due: one that found all connections busy has waited, and that counts.
 */
public final class OpenLoop implements AutoCloseable {

    private static final Duration LAST_ANSWERS_WITHIN = Duration.ofSeconds(30);

    private final URI server;
    private final int connections;
    private final EventLoopGroup loop = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());

    public OpenLoop(URI server, int connections) {
        this.server = server;
        this.connections = connections;
    }

    /** The requests are asked for by their number, from 0, on the thread that sends them. */
    public OpenResult run(double perSecond, Duration time, IntFunction<byte[]> request) throws InterruptedException {
        int requests = (int) Math.max(1, perSecond * time.toMillis() / 1000);
        long gap = Math.round(TimeUnit.SECONDS.toNanos(1) / perSecond);
        var arrivals = new Arrivals(request, requests, gap);
        try (var open = new OpenConnections(server, loop, arrivals)) {
            open.connect(connections);
            double before = ProcessorTime.of(ProcessHandle.current().pid());
            pace(arrivals);
            arrivals.awaitAll(LAST_ANSWERS_WITHIN);
            return arrivals.result(ProcessorTime.of(ProcessHandle.current().pid()) - before);
        }
    }

    @Override
    public void close() {
        loop.shutdownGracefully(0, 2, TimeUnit.SECONDS).awaitUninterruptibly();
    }

    /** On a thread of its own, since an event loop wakes in whole milliseconds. */
    private void pace(Arrivals arrivals) {
        var sender = loop.next();
        arrivals.begin();
        while (arrivals.areToCome()) {
            long wait = arrivals.nanosUntilNext();
            if (wait > 0) {
                LockSupport.parkNanos(wait);
            }
            arrivals.announce();
            sender.execute(arrivals::arrive);
        }
    }
}
