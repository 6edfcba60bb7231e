package io.rivulet.card;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.rivulet.platform.events.Event;
import io.rivulet.platform.events.EventListener;
import io.rivulet.platform.redis.MarkChange;
import io.rivulet.platform.redis.MarksChanged;
import io.rivulet.platform.redis.MarksForgotten;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** What this node was told before of viewers' marks, so that a page costs no round trip when all of it was asked already. */
@Component
class NodeMarks implements EventListener {

    private static final int SHARE_OF_HEAP = 16;
    private static final long MOST_VIEWERS = 16_384;

    private final CacheTerms terms;
    private final Cache<Long, MarkTable> viewers = Caffeine.newBuilder()
            .maximumSize(Math.min(MOST_VIEWERS, Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP / MarkTable.largest()))
            .build();

    NodeMarks(CacheTerms terms) {
        this.terms = terms;
    }

    /** Those of the marks that the viewer has, asked for when that is not known of all. */
    Mono<Set<Long>> held(long viewerId, long[] asked, Supplier<Mono<Set<Long>>> question) {
        return terms.mayKeep() ? known(viewerId, asked, question) : question.get();
    }

    /** The same as long as it is known of all of them; else empty. */
    Optional<Set<Long>> atHand(long viewerId, long[] asked) {
        var table = terms.mayKeep() ? viewers.getIfPresent(viewerId) : null;
        return table == null ? Optional.empty() : Optional.ofNullable(table.held(asked));
    }

    private Mono<Set<Long>> known(long viewerId, long[] asked, Supplier<Mono<Set<Long>>> question) {
        var table = viewers.get(viewerId, viewer -> new MarkTable());
        var held = table.held(asked);
        if (held != null) {
            return Mono.just(held);
        }
        long moment = table.moment();
        return question.get().doOnNext(answer -> table.learn(moment, asked, answer));
    }

    @Override
    public void on(Event event) {
        switch (event) {
            case MarksChanged changed -> changed.changes().forEach(this::apply);
            case MarksForgotten forgotten -> viewers.invalidateAll(forgotten.viewerIds());
            default -> {}
        }
    }

    @Override
    public void missed() {
        viewers.invalidateAll();
    }

    /** Nodes tell of their commits in an order of their own: after two in the wrong one, nothing is known of the viewer. */
    private void apply(MarkChange change) {
        var table = viewers.getIfPresent(change.viewerId());
        if (table != null && !isApplied(change, table)) {
            viewers.invalidate(change.viewerId());
        }
    }

    private static boolean isApplied(MarkChange change, MarkTable table) {
        return change.added().stream().allMatch(mark -> table.change(MarkCode.of(mark), true, change.version()))
                && change.removed().stream().allMatch(mark -> table.change(MarkCode.of(mark), false, change.version()));
    }
}
