package io.rivulet.load.http;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.socket.nio.NioSocketChannel;
import java.net.URI;
import java.util.concurrent.TimeUnit;

/** The connections of one run; one that is lost is made again. */
final class OpenConnections implements AutoCloseable {

    private static final int AGAIN_AFTER_MILLISECONDS = 10;

    private final EventLoopGroup loop;
    private final Bootstrap bootstrap;
    private final ChannelGroup open;
    private volatile boolean closing;

    OpenConnections(URI server, EventLoopGroup loop, Arrivals arrivals) {
        this.loop = loop;
        this.open = new DefaultChannelGroup(loop.next());
        this.bootstrap = new Bootstrap()
                .group(loop)
                .channel(NioSocketChannel.class)
                .option(ChannelOption.TCP_NODELAY, true)
                .remoteAddress(server.getHost(), server.getPort())
                .handler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        open.add(channel);
                        channel.pipeline().addLast(new OpenConnection(arrivals));
                        channel.closeFuture().addListener(closed -> again());
                    }
                });
    }

    void connect(int many) throws InterruptedException {
        for (int i = 0; i < many; i++) {
            ChannelFuture connected = bootstrap.connect();
            connected.sync();
        }
    }

    @Override
    public void close() {
        closing = true;
        open.close().awaitUninterruptibly();
    }

    private void again() {
        if (!closing) {
            var _ = loop.schedule(
                    () -> {
                        var _ = bootstrap.connect();
                    },
                    AGAIN_AFTER_MILLISECONDS,
                    TimeUnit.MILLISECONDS);
        }
    }
}
