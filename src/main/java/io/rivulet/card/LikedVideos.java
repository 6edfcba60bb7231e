package io.rivulet.card;

import io.rivulet.engagement.like.LikedVideo;
import io.rivulet.engagement.like.Likes;
import io.rivulet.platform.data.Part;
import io.rivulet.platform.data.Slice;
import io.rivulet.platform.security.Viewer;
import java.util.List;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The videos that somebody likes, as a viewer sees them: one statement besides what is kept anyway. */
@Component
public class LikedVideos {

    private final Likes likes;
    private final Cards cards;

    LikedVideos(Likes likes, Cards cards) {
        this.likes = likes;
        this.cards = cards;
    }

    /**
     * The newest like first, without videos that the viewer may not see; fails when there is no such account. What is not
     * for everybody is shown to those alone who like it or made it.
     */
    public Mono<Part<VideoCard>> of(long accountId, Slice slice, Viewer viewer, CardFormat format) {
        return likes.likedBy(accountId, slice)
                .delayUntil(liked -> liked.entries().isEmpty() ? cards.person(accountId, viewer, format) : Mono.empty())
                .map(liked -> liked.map(LikedVideo::videoId))
                .flatMap(liked ->
                        cards(accountId, liked.entries(), viewer, format).map(liked::with));
    }

    private Mono<List<VideoCard>> cards(long accountId, List<Long> ids, Viewer viewer, CardFormat format) {
        return viewer.is(accountId) ? cards.videosToldOf(ids, viewer, format) : cards.videosById(ids, viewer, format);
    }
}
