package io.rivulet.platform.redis;

import io.lettuce.core.resource.EventLoopGroupProvider;
import io.netty.channel.EventLoopGroup;
import io.netty.util.concurrent.EventExecutorGroup;
import io.netty.util.concurrent.Future;
import io.netty.util.concurrent.ImmediateEventExecutor;
import io.rivulet.platform.loops.EventLoops;
import java.util.concurrent.TimeUnit;

/** Lends Lettuce the server's event loops, which are not its to end. */
record LentLoops(EventLoops loops) implements EventLoopGroupProvider {

    /** Lettuce and Reactor Netty choose the same transport, the native one where there is one. */
    @Override
    @SuppressWarnings("unchecked")
    public <T extends EventLoopGroup> T allocate(Class<T> type) {
        return (T) loops.group();
    }

    @Override
    public int threadPoolSize() {
        return loops.count();
    }

    @Override
    public Future<Boolean> release(EventExecutorGroup group, long quiet, long timeout, TimeUnit unit) {
        return ImmediateEventExecutor.INSTANCE.newSucceededFuture(true);
    }

    @Override
    public Future<Boolean> shutdown(long quiet, long timeout, TimeUnit unit) {
        return ImmediateEventExecutor.INSTANCE.newSucceededFuture(true);
    }
}
