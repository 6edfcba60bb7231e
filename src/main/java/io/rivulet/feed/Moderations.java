package io.rivulet.feed;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.rivulet.video.VideoModerated;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** News of what was hidden and restored, which may come in any order: what is older than what was heard is left out. */
final class Moderations {

    private static final int MOST = 10_000;
    private static final Duration LATEST = Duration.ofMinutes(10);

    private final Cache<Long, Long> versions =
            Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(LATEST).build();

    synchronized void take(VideoModerated news, Consumer<UnaryOperator<Timeline>> changes) {
        var newest = versions.asMap().merge(news.videoId(), news.version(), Math::max);
        if (newest == news.version() && news.publishedAt() > 0) {
            changes.accept(timeline -> news.hidden()
                    ? timeline.without(news.publishedAt())
                    : timeline.with(news.publishedAt(), news.videoId()));
        }
    }
}
