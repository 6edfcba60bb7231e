package io.rivulet.video;

import io.rivulet.platform.data.Part;
import io.rivulet.platform.data.Slice;
import io.rivulet.platform.events.Events;
import io.rivulet.platform.security.Viewer;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The catalogue as other features see it; every list is one statement. */
@Component
public class Videos {

    private final CatalogueRepository catalogue;
    private final FeedRepository feed;
    private final VideoCountRepository counts;
    private final VideoProperties properties;
    private final Events events;

    Videos(
            CatalogueRepository catalogue,
            FeedRepository feed,
            VideoCountRepository counts,
            VideoProperties properties,
            Events events) {
        this.catalogue = catalogue;
        this.feed = feed;
        this.counts = counts;
        this.properties = properties;
        this.events = events;
    }

    /** What entered the feed before that millisecond, newest first. */
    public Mono<List<Video>> newestBefore(long publishedBefore, int limit) {
        return catalogue.newestBefore(publishedBefore, limit).collectList();
    }

    /** Which videos entered the feed within a span of time; the newest of them, when there are more. */
    public Mono<PublishedVideos> published(long from, long before, int limit) {
        return feed.newestWithin(from, before, limit);
    }

    /** Those of the spans, by their places, in which something else is published than somebody believes. */
    public Flux<Integer> differing(List<FeedSpan> believed) {
        return feed.differing(believed);
    }

    /** The ids of the newest videos of an author; others than the author are shown those that are in the feed. */
    public Mono<Part<Long>> listBy(long authorId, Slice slice, Viewer viewer) {
        var bounded = slice.atMost(properties.listMax());
        return catalogue
                .by(authorId, viewer.is(authorId), bounded.andOneMore())
                .collectList()
                .map(newest -> Part.of(newest, bounded.limit(), Long::longValue));
    }

    /** Those of the ids that are videos, in whatever state but removed. */
    public Mono<Map<Long, Video>> byIds(Collection<Long> ids) {
        return ids.isEmpty()
                ? Mono.just(Map.of())
                : catalogue.byIds(new TreeSet<>(ids)).collectMap(Video::id);
    }

    /** Whose those videos are that there are, in whatever state but removed. */
    public Mono<Map<Long, Authorship>> authorsOf(Collection<Long> ids) {
        return ids.isEmpty()
                ? Mono.just(Map.of())
                : catalogue.authors(new TreeSet<>(ids)).collectMap(Authorship::videoId);
    }

    /** The same inside the transaction of the caller, until whose end none of them goes away. */
    public Mono<Map<Long, Authorship>> hold(Collection<Long> ids) {
        return ids.isEmpty()
                ? Mono.just(Map.of())
                : catalogue.hold(new TreeSet<>(ids)).collectMap(Authorship::videoId);
    }

    /** Why somebody may not change a video: it is another one's, or there is none that they see. */
    public <T> Mono<T> refuseStranger(long id, Viewer viewer) {
        return catalogue
                .authors(List.of(id))
                .filter(video -> video.isVisibleTo(viewer.accountId()))
                .next()
                .switchIfEmpty(VideoError.VIDEO_NOT_FOUND.asError("There is no video " + id + "."))
                .then(VideoError.NOT_THE_AUTHOR.asError("Only the author of video " + id + " may do that."));
    }

    /**
     * Moves counts in one statement, inside the transaction of the caller who inserted or deleted the rows counted, and
     * answers with the new counts of the videos that were touched. Fails when a video does not exist or a count would
     * become negative. Whoever keeps them is told when the transaction has committed.
     */
    public Mono<Map<Long, VideoCounts>> count(Collection<VideoDelta> deltas) {
        return Mono.defer(() -> add(summed(deltas)));
    }

    private Mono<Map<Long, VideoCounts>> add(Collection<VideoDelta> deltas) {
        return deltas.isEmpty()
                ? Mono.just(Map.of())
                : counts.add(deltas)
                        .filter(counted -> counted.size() == deltas.size())
                        .switchIfEmpty(VideoError.VIDEO_NOT_FOUND.asError("A video to count for is gone."))
                        .delayUntil(counted -> events.afterCommit(new VideosCounted(counted)));
    }

    private static Collection<VideoDelta> summed(Collection<VideoDelta> deltas) {
        var byVideo = new TreeMap<Long, VideoDelta>();
        deltas.forEach(delta -> byVideo.merge(delta.videoId(), delta, VideoDelta::plus));
        byVideo.values().removeIf(VideoDelta::isZero);
        return byVideo.values();
    }

    /** The highest id of a video; 0 when there is none. */
    public Mono<Long> lastId() {
        return catalogue.lastId();
    }

    /** Whether nobody has ever published anything. */
    public Mono<Boolean> isEmpty() {
        return catalogue.isEmpty();
    }
}
