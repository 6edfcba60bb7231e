package io.rivulet.feed;

import io.rivulet.card.CardFormat;
import io.rivulet.card.Cards;
import io.rivulet.card.VideoCard;
import io.rivulet.platform.data.Part;
import io.rivulet.platform.data.Slice;
import io.rivulet.platform.security.Viewer;
import io.rivulet.video.Videos;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** What one author published: one statement besides what is kept anyway. */
@Component
public class AuthorPage {

    private final Videos videos;
    private final Cards cards;

    AuthorPage(Videos videos, Cards cards) {
        this.videos = videos;
        this.cards = cards;
    }

    /** Newest first; fails when there is no such author. */
    public Mono<Part<VideoCard>> videos(long authorId, Slice slice, Viewer viewer, CardFormat format) {
        return videos.listBy(authorId, slice, viewer)
                .delayUntil(part -> part.entries().isEmpty() ? cards.person(authorId, viewer, format) : Mono.empty())
                .flatMap(
                        part -> cards.videosById(part.entries(), viewer, format).map(part::with));
    }
}
