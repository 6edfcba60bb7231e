package io.rivulet.load.http;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioSocketChannel;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * So many connections, each of which sends its next request when the last one was answered: how much the server does at
 * most. One thread and prepared requests, so that little is taken from the server beside it.
 */
public final class ClosedLoop implements AutoCloseable {

    private static final Duration LIMIT = Duration.ofMinutes(3);

    private final URI server;
    private final EventLoopGroup loop = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());

    public ClosedLoop(URI server) {
        this.server = server;
    }

    /** What a run came to. */
    public static final class Result {

        private final long[] sortedTimes;
        private final long nanoseconds;
        private final int refused;

        private Result(Run run, long nanoseconds) {
            this.sortedTimes = run.times.clone();
            Arrays.sort(sortedTimes);
            this.nanoseconds = nanoseconds;
            this.refused = run.refused.get();
        }

        public double perSecond() {
            return sortedTimes.length * 1e9 / nanoseconds;
        }

        public double milliseconds(double quantile) {
            return sortedTimes[(int) Math.min(sortedTimes.length - 1L, (long) (sortedTimes.length * quantile))] / 1e6;
        }

        public int refused() {
            return refused;
        }
    }

    /** A request of the contract, as bytes. */
    public static byte[] request(String method, String path) {
        var body = method.equals("POST") ? "Content-Length: 0\r\n" : "";
        return (method + " " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\n" + body + "\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    /** Sends each of the requests once. */
    public Result run(int connections, int requests, IntFunction<byte[]> request) throws InterruptedException {
        var run = new Run(request, requests);
        long begin = System.nanoTime();
        for (int i = 0; i < connections; i++) {
            connect(run);
        }
        if (!run.done.await(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
            throw new IllegalStateException(run.answered.get() + " of " + requests + " were answered");
        }
        long end = System.nanoTime();
        var failure = run.failure.get();
        if (failure != null) {
            throw new IllegalStateException(failure);
        }
        return new Result(run, end - begin);
    }

    @Override
    public void close() {
        loop.shutdownGracefully(0, 2, TimeUnit.SECONDS).awaitUninterruptibly();
    }

    private void connect(Run run) throws InterruptedException {
        new Bootstrap()
                .group(loop)
                .channel(NioSocketChannel.class)
                .option(ChannelOption.TCP_NODELAY, true)
                .handler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        channel.pipeline().addLast(new Connection(run));
                    }
                })
                .connect(server.getHost(), server.getPort())
                .sync();
    }

    /** What all connections of a run share. */
    private static final class Run implements ChannelFutureListener {

        private final IntFunction<byte[]> request;
        private final long[] times;
        private final AtomicInteger next = new AtomicInteger();
        private final AtomicLong answered = new AtomicLong();
        private final AtomicInteger refused = new AtomicInteger();
        private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
        private final CountDownLatch done = new CountDownLatch(1);

        Run(IntFunction<byte[]> request, int requests) {
            this.request = request;
            this.times = new long[requests];
        }

        void answered(int number, long time, boolean success) {
            times[number] = time;
            if (!success) {
                refused.incrementAndGet();
            }
            if (answered.incrementAndGet() == times.length) {
                done.countDown();
            }
        }

        @Override
        public void operationComplete(ChannelFuture future) {
            if (!future.isSuccess()) {
                fail(future.cause());
            }
        }

        void fail(Throwable cause) {
            failure.compareAndSet(null, cause);
            done.countDown();
        }
    }

    /** One connection: a request, its answer, the next request. */
    private static final class Connection extends SimpleChannelInboundHandler<ByteBuf> {

        private final Run run;
        private final ByteBuf answer = Unpooled.buffer(64 * 1024);
        private int number;
        private long sentAt;

        Connection(Run run) {
            this.run = run;
        }

        @Override
        public void channelActive(ChannelHandlerContext context) {
            send(context);
        }

        @Override
        protected void channelRead0(ChannelHandlerContext context, ByteBuf bytes) {
            answer.writeBytes(bytes);
            int length = HttpAnswer.length(answer);
            if (length > 0 && answer.readableBytes() >= length) {
                run.answered(number, System.nanoTime() - sentAt, HttpAnswer.isSuccess(answer));
                answer.clear();
                send(context);
            }
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            run.fail(cause);
            context.channel().close().addListener(run);
        }

        @Override
        public void channelInactive(ChannelHandlerContext context) {
            if (run.answered.get() < run.times.length && number < run.times.length) {
                run.fail(new IllegalStateException("The server closed a connection"));
            }
        }

        private void send(ChannelHandlerContext context) {
            number = run.next.getAndIncrement();
            if (number >= run.times.length) {
                context.channel().close().addListener(run);
                return;
            }
            sentAt = System.nanoTime();
            context.writeAndFlush(Unpooled.wrappedBuffer(run.request.apply(number)))
                    .addListener(run);
        }
    }
}
