package io.rivulet.feed;

import io.rivulet.card.Cards;
import io.rivulet.card.PersonCard;
import io.rivulet.card.VideoCard;
import io.rivulet.platform.security.Viewer;
import io.rivulet.video.Video;
import io.rivulet.video.Videos;
import java.util.List;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The page of one author: who they are and what they published, which costs two statements. */
@Component
public class AuthorPage {

    private final Videos videos;
    private final Cards cards;

    AuthorPage(Videos videos, Cards cards) {
        this.videos = videos;
        this.cards = cards;
    }

    /** Newest first; fails when there is no such author. */
    public Mono<List<VideoCard>> videos(long authorId, Viewer viewer) {
        return Mono.zip(
                cards.person(authorId, viewer),
                videos.listBy(authorId, viewer),
                (author, list) ->
                        list.stream().map(video -> card(video, author)).toList());
    }

    private static VideoCard card(Video video, PersonCard author) {
        return new VideoCard(video, author, false);
    }
}
