package io.rivulet.douyin;

import io.rivulet.platform.web.OwnAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;

/**
 * Asks for the feed before anybody else is sent here: a cold JVM answers many times slower than a warm one. The server
 * answers from the beginning, but says that it is ready only after this.
 */
@Component
class FeedWarmUp implements ApplicationRunner {

    private static final Logger LOG = LoggerFactory.getLogger(FeedWarmUp.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final List<String> FEEDS = List.of("/douyin/feed/", "/api/v1/feed");
    private static final int REQUESTS = 200;
    private static final int AT_ONCE = 8;

    private final OwnAddress address;

    FeedWarmUp(OwnAddress address) {
        this.address = address;
    }

    @Override
    public void run(ApplicationArguments arguments) throws InterruptedException {
        var http = address.client();
        var warm = Flux.range(0, REQUESTS)
                .map(request -> FEEDS.get(request % FEEDS.size()))
                .flatMap(feed -> http.get().uri(feed).retrieve().toBodilessEntity(), AT_ONCE)
                .then()
                .toFuture();
        try {
            warm.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException slow) {
            LOG.info("The warm-up was cut short after {}", PATIENCE);
        } catch (ExecutionException failed) {
            LOG.warn("The warm-up failed: {}", failed.toString());
        }
        warm.cancel(true);
    }
}
