package io.rivulet.douyin;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.rivulet.account.AccountsCounted;
import io.rivulet.account.ProfileChanged;
import io.rivulet.platform.events.Event;
import io.rivulet.platform.events.EventListener;
import io.rivulet.platform.events.Hearing;
import io.rivulet.video.VideoChanged;
import io.rivulet.video.VideoEntered;
import io.rivulet.video.VideoRemoved;
import io.rivulet.video.VideosCounted;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/**
 * The newest page of those who are nobody, as finished answers, one for each address that the server is called by. However
 * much changes, each is put together once in 50 ms at most, and shows what was true at its making.
 */
@Component
@Order(Ordered.LOWEST_PRECEDENCE) // hears of a change after those have it who put the page together
class NewestPage implements EventListener {

    private static final long LAG = Duration.ofMillis(50).toNanos();
    private static final int MOST_ADDRESSES = 8;

    private final Hearing hearing;
    private final AtomicLong changes = new AtomicLong();
    private final Cache<String, Prepared> pages =
            Caffeine.newBuilder().maximumSize(MOST_ADDRESSES).build();
    private final ConcurrentMap<String, Mono<Prepared>> inPreparation = new ConcurrentHashMap<>();

    NewestPage(Hearing hearing) {
        this.hearing = hearing;
    }

    /** A finished answer, and how many changes there had been when its making began. */
    private record Prepared(ServerResponse answer, long changes, long madeAt) {

        boolean isFresh(long changesNow) {
            return changes == changesNow || System.nanoTime() - madeAt < LAG;
        }
    }

    /** When no other can be made, because PostgreSQL is away, the last one is still what is known. */
    Mono<ServerResponse> of(String address, Supplier<Mono<ServerResponse>> making) {
        var page = pages.getIfPresent(address);
        if (page != null && hearing.isComplete() && page.isFresh(changes.get())) {
            return Mono.just(page.answer());
        }
        var made = prepare(address, making);
        return (page == null ? made : made.onErrorReturn(page)).map(Prepared::answer);
    }

    @Override
    public void on(Event event) {
        switch (event) {
            case VideosCounted counted -> changes.incrementAndGet();
            case AccountsCounted counted -> changes.incrementAndGet();
            case ProfileChanged changed -> changes.incrementAndGet();
            case VideoChanged changed -> changes.incrementAndGet();
            case VideoEntered entered -> changes.incrementAndGet();
            case VideoRemoved removed -> changes.incrementAndGet();
            default -> {}
        }
    }

    @Override
    public void missed() {
        changes.incrementAndGet();
    }

    /** Whoever asks while it is being made waits for it; it goes on when one of them leaves. */
    private Mono<Prepared> prepare(String address, Supplier<Mono<ServerResponse>> making) {
        return Mono.defer(() -> inPreparation.computeIfAbsent(
                address,
                missing -> Mono.defer(() -> make(making))
                        .doOnNext(page -> pages.put(address, page))
                        .doFinally(end -> inPreparation.remove(address))
                        .cache()));
    }

    private Mono<Prepared> make(Supplier<Mono<ServerResponse>> making) {
        long before = changes.get();
        long now = System.nanoTime();
        return making.get().map(answer -> new Prepared(answer, before, now));
    }
}
