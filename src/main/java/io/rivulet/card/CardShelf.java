package io.rivulet.card;

import io.rivulet.account.AccountsCounted;
import io.rivulet.account.ProfileChanged;
import io.rivulet.engagement.comment.CommentsChanged;
import io.rivulet.engagement.comment.CommentsCounted;
import io.rivulet.platform.events.Event;
import io.rivulet.platform.events.EventListener;
import io.rivulet.video.VideoChanged;
import io.rivulet.video.VideoEntered;
import io.rivulet.video.VideoModerated;
import io.rivulet.video.VideoRemoved;
import io.rivulet.video.VideosCounted;

/** What a node keeps of videos, people and comments in the shape of one face. */
record CardShelf(SharedCache<SharedVideo> videos, SharedCache<SharedPerson> people, CommentPages comments)
        implements EventListener {

    private static final int SHARE_OF_VIDEOS = 6;
    private static final int SHARE_OF_PEOPLE = 3;

    static CardShelf of(CardFormat format, CardSources sources, CacheTerms terms) {
        return new CardShelf(
                new SharedCache<>(ids -> sources.videos(ids, format), terms, SHARE_OF_VIDEOS),
                new SharedCache<>(ids -> sources.people(ids, format), terms, SHARE_OF_PEOPLE),
                new CommentPages(sources, format, terms));
    }

    @Override
    public void on(Event event) {
        switch (event) {
            case VideosCounted counted ->
                counted.counts().forEach((id, counts) -> videos.update(id, video -> video.counted(counts)));
            case AccountsCounted counted ->
                counted.counts().forEach((id, counts) -> people.update(id, person -> person.counted(counts)));
            case CommentsChanged changed -> changed.videoIds().forEach(comments::drop);
            case CommentsCounted counted -> counted.byVideo().forEach(comments::update);
            case ProfileChanged changed -> people.drop(changed.accountId());
            case VideoChanged changed -> videos.drop(changed.videoId());
            case VideoEntered entered -> videos.drop(entered.videoId());
            case VideoRemoved removed -> drop(removed.videoId());
            case VideoModerated moderated -> drop(moderated.videoId());
            default -> {}
        }
    }

    @Override
    public void missed() {
        videos.dropAll();
        people.dropAll();
        comments.dropAll();
    }

    private void drop(long videoId) {
        videos.drop(videoId);
        comments.drop(videoId);
    }
}
