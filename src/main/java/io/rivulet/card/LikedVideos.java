package io.rivulet.card;

import io.rivulet.account.Accounts;
import io.rivulet.engagement.LikedVideo;
import io.rivulet.engagement.Likes;
import io.rivulet.platform.data.Part;
import io.rivulet.platform.data.Slice;
import io.rivulet.platform.security.Viewer;
import io.rivulet.video.Video;
import io.rivulet.video.Videos;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The videos that somebody likes, as a viewer sees them: two statements, however many they are. */
@Component
public class LikedVideos {

    private final Likes likes;
    private final Videos videos;
    private final Accounts accounts;
    private final Cards cards;

    LikedVideos(Likes likes, Videos videos, Accounts accounts, Cards cards) {
        this.likes = likes;
        this.videos = videos;
        this.accounts = accounts;
        this.cards = cards;
    }

    /** The newest like first, without videos that the viewer may not see; fails when there is no such account. */
    public Mono<Part<VideoCard>> of(long accountId, Slice slice, Viewer viewer) {
        return likes.likedBy(accountId, slice)
                .delayUntil(liked -> liked.entries().isEmpty() ? accounts.require(accountId) : Mono.empty())
                .flatMap(liked -> visible(liked.map(LikedVideo::videoId), viewer))
                .flatMap(seen -> cards.videos(seen.entries(), viewer).map(seen::with));
    }

    private Mono<Part<Video>> visible(Part<Long> ids, Viewer viewer) {
        return videos.byIds(ids.entries()).map(byId -> ids.with(visible(ids.entries(), byId, viewer)));
    }

    private static List<Video> visible(List<Long> ids, Map<Long, Video> byId, Viewer viewer) {
        return ids.stream()
                .flatMap(id -> Optional.ofNullable(byId.get(id)).stream())
                .filter(video -> video.isVisibleTo(viewer))
                .toList();
    }
}
