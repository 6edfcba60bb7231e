package io.rivulet.platform.loops;

import io.netty.channel.EventLoopGroup;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;
import reactor.netty.resources.LoopResources;

/**
 * One group of event loops, lent to the HTTP server, to the drivers of PostgreSQL and Redis and to the server's own HTTP
 * client: more threads than cores would only take turns. It ends when all of them have.
 */
@Component
public class EventLoops implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(EventLoops.class);
    /** For what the last connections still have to say. */
    private static final Duration QUIET = Duration.ofMillis(100);

    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final int ACCEPT_ON_THE_SAME = -1;

    private final int count;
    private final LoopResources resources;

    EventLoops(EventLoopProperties properties) {
        this.count = properties.threads();
        // spread, not colocated: what a loop opens would stay on it, and PostgreSQL's connections are opened by one
        this.resources = LoopResources.create("rivulet", ACCEPT_ON_THE_SAME, count, true, false);
    }

    public LoopResources resources() {
        return resources;
    }

    public EventLoopGroup group() {
        return resources.onServer(LoopResources.DEFAULT_NATIVE);
    }

    public int count() {
        return count;
    }

    @Override
    public void destroy() throws InterruptedException {
        try {
            resources
                    .disposeLater(QUIET, PATIENCE)
                    .toFuture()
                    .get(PATIENCE.plus(QUIET).toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException late) {
            LOG.warn("The event loops do not end: {}", late.toString());
        }
    }
}
