package io.rivulet.card;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.rivulet.engagement.comment.CommentCounts;
import io.rivulet.platform.data.Slice;
import java.util.Map;
import java.util.Optional;
import reactor.core.publisher.Mono;

/** The newest comments of the videos that are asked for, as many as a list shows. */
final class CommentPages {

    private static final int SHARE = 1;

    /** As many as a list shows at most. */
    private static final Slice LONGEST = Slice.newest(Integer.MAX_VALUE);

    private final CardSources sources;
    private final CardFormat format;
    private final CacheTerms terms;
    private final AsyncCache<Long, SharedComments> newest;

    CommentPages(CardSources sources, CardFormat format, CacheTerms terms) {
        this.sources = sources;
        this.format = format;
        this.terms = terms;
        this.newest = Caffeine.newBuilder()
                .maximumWeight(terms.share(SHARE))
                .weigher((Long video, SharedComments page) -> page.weight())
                .expireAfterWrite(terms.maxAge())
                .buildAsync();
    }

    Mono<SharedComments> of(long videoId, Slice slice) {
        return mayBeKept(slice) ? kept(videoId).map(page -> page.first(slice.limit())) : read(videoId, slice);
    }

    /** The same as long as they are at hand; else empty. */
    Optional<SharedComments> atHand(long videoId, Slice slice) {
        return mayBeKept(slice)
                ? Optional.ofNullable(newest.synchronous().getIfPresent(videoId))
                        .map(page -> page.first(slice.limit()))
                : Optional.empty();
    }

    /** The newest are the same for all who ask, however many they want of them. */
    private boolean mayBeKept(Slice slice) {
        return slice.before() == Slice.NEWEST && terms.mayKeep();
    }

    /** What is known of the video's comments is wrong from now on. */
    void drop(long videoId) {
        newest.asMap().remove(videoId);
    }

    /** Applies news to what is kept, also to what is being read. */
    void update(long videoId, Map<Long, CommentCounts> counts) {
        if (format.isThreaded()) {
            newest.asMap().computeIfPresent(videoId, (same, page) -> page.thenApply(read -> read.counted(counts)));
        }
    }

    void dropAll() {
        newest.asMap().clear();
    }

    /** One flight for all who ask at once, which goes on when one of them leaves. */
    private Mono<SharedComments> kept(long videoId) {
        return Mono.fromFuture(
                () -> newest.get(
                        videoId, (missing, executor) -> read(missing, LONGEST).toFuture()),
                true);
    }

    private Mono<SharedComments> read(long videoId, Slice slice) {
        return Mono.defer(() -> {
            terms.meters().roundTrip();
            return sources.comments(videoId, slice, format);
        });
    }
}
