package io.rivulet.platform.s3;

import java.util.concurrent.TimeUnit;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.http.nio.netty.SdkEventLoopGroup;

/** The one thread that moves all bytes from and to the store: the SDK may not share the server's event loops. */
@Component
class S3EventLoop implements DisposableBean {

    private static final int PATIENCE_SECONDS = 2;

    private final SdkEventLoopGroup group =
            SdkEventLoopGroup.builder().numberOfThreads(1).build();

    SdkEventLoopGroup group() {
        return group;
    }

    /** The clients that use it are closed before; a group that was handed to them is not theirs to end. */
    @Override
    public void destroy() throws InterruptedException {
        group.eventLoopGroup()
                .shutdownGracefully(0, PATIENCE_SECONDS, TimeUnit.SECONDS)
                .await(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }
}
