package io.rivulet.load.http;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import org.jspecify.annotations.Nullable;

/** One request at a time; what happens to it is told to the arrivals, also when the connection is lost. */
final class OpenConnection extends SimpleChannelInboundHandler<ByteBuf> {

    private static final int NONE = -1;

    private final Arrivals arrivals;
    private final ByteBuf answer = Unpooled.buffer(64 * 1024);
    private @Nullable ChannelHandlerContext context;
    private int number = NONE;
    private int length;

    OpenConnection(Arrivals arrivals) {
        this.arrivals = arrivals;
    }

    void send(int number, byte[] request) {
        this.number = number;
        if (context != null) {
            var _ = context.writeAndFlush(Unpooled.wrappedBuffer(request));
        }
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        this.context = context;
        arrivals.isIdle(this);
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, ByteBuf bytes) {
        answer.writeBytes(bytes);
        if (length == 0) {
            length = HttpAnswer.length(answer);
        }
        if (length > 0 && answer.readableBytes() >= length) {
            ended(HttpAnswer.isSuccess(answer));
            answer.clear();
            length = 0;
            arrivals.isIdle(this);
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        var _ = context.close();
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        arrivals.isGone(this);
        if (number != NONE) {
            ended(false);
        }
        answer.release();
    }

    private void ended(boolean success) {
        int ended = number;
        number = NONE;
        arrivals.ended(ended, success);
    }
}
