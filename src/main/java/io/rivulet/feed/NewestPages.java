package io.rivulet.feed;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.rivulet.account.AccountsCounted;
import io.rivulet.account.ProfileChanged;
import io.rivulet.card.CardFormat;
import io.rivulet.platform.events.Event;
import io.rivulet.platform.events.EventListener;
import io.rivulet.platform.events.Hearing;
import io.rivulet.platform.web.JsonBody;
import io.rivulet.video.VideoChanged;
import io.rivulet.video.VideoEntered;
import io.rivulet.video.VideoModerated;
import io.rivulet.video.VideoRemoved;
import io.rivulet.video.VideosCounted;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * The newest page of those who are nobody, as finished answers, one for each face and each address that the server is
 * called by. However much changes, each is put together once in 50 ms at most, and shows what was true at its making.
 */
@Component
@Order(Ordered.LOWEST_PRECEDENCE) // hears of a change after those have it who put the page together
public class NewestPages implements EventListener {

    private static final long LAG = Duration.ofMillis(50).toNanos();
    private static final int MOST_PLACES = 16;

    /** By far more than a page takes, unless PostgreSQL stands still. */
    static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Hearing hearing;
    private final AtomicLong changes = new AtomicLong();
    private final Cache<Place, Prepared> pages =
            Caffeine.newBuilder().maximumSize(MOST_PLACES).build();
    private final ConcurrentMap<Place, Mono<Prepared>> inPreparation = new ConcurrentHashMap<>();

    NewestPages(Hearing hearing) {
        this.hearing = hearing;
    }

    /** What is answered there. */
    private record Place(CardFormat face, String address) {}

    /** An answer, and how many changes there had been when its making began. */
    private static final class Prepared {

        private final JsonBody answer;
        private final long changes;
        private final long madeAt;

        Prepared(JsonBody answer, long changes, long madeAt) {
            this.answer = answer;
            this.changes = changes;
            this.madeAt = madeAt;
        }

        boolean isFresh(long changesNow) {
            return changes == changesNow || System.nanoTime() - madeAt < LAG;
        }
    }

    /** Made anew. When that cannot be, because PostgreSQL is away or stands still, the last one is still what is known. */
    public Mono<JsonBody> of(CardFormat face, String address, Supplier<Mono<JsonBody>> making) {
        return atHand(face, address).map(Mono::just).orElseGet(() -> renewed(new Place(face, address), making));
    }

    private Mono<JsonBody> renewed(Place place, Supplier<Mono<JsonBody>> making) {
        var last = pages.getIfPresent(place);
        return last == null
                ? prepare(place, making).map(page -> page.answer)
                : prepare(place, () -> making.get().timeout(PATIENCE))
                        .map(page -> page.answer)
                        .onErrorReturn(last.answer);
    }

    /** What may be answered at once; empty when that is too old. */
    public Optional<JsonBody> atHand(CardFormat face, String address) {
        return hearing.isComplete()
                ? Optional.ofNullable(pages.getIfPresent(new Place(face, address)))
                        .filter(page -> page.isFresh(changes.get()))
                        .map(page -> page.answer)
                : Optional.empty();
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
            case VideoModerated moderated -> changes.incrementAndGet();
            default -> {}
        }
    }

    @Override
    public void missed() {
        changes.incrementAndGet();
    }

    /** Whoever asks while it is being made waits for it; it goes on when one of them leaves. */
    private Mono<Prepared> prepare(Place place, Supplier<Mono<JsonBody>> making) {
        return Mono.defer(() -> inPreparation.computeIfAbsent(
                place,
                missing -> Mono.defer(() -> make(making))
                        .doOnNext(page -> pages.put(place, page))
                        .doFinally(end -> inPreparation.remove(place))
                        .cache()));
    }

    private Mono<Prepared> make(Supplier<Mono<JsonBody>> making) {
        long before = changes.get();
        long now = System.nanoTime();
        return making.get().map(answer -> new Prepared(answer, before, now));
    }
}
