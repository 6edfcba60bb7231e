package io.rivulet.card;

import io.rivulet.account.Accounts;
import io.rivulet.engagement.Comment;
import io.rivulet.platform.security.Viewer;
import io.rivulet.video.Video;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Puts together what a viewer is shown, however many there are in a fixed number of steps. */
@Component
public class Cards {

    private final Accounts accounts;
    private final Overlays overlays;

    Cards(Accounts accounts, Overlays overlays) {
        this.accounts = accounts;
        this.overlays = overlays;
    }

    /** In the order of the videos. */
    public Mono<List<VideoCard>> videos(List<Video> videos, Viewer viewer) {
        return overlays.ofVideos(videos, viewer)
                .map(overlay -> videos.stream().map(overlay::over).toList());
    }

    public Mono<PersonCard> person(long accountId, Viewer viewer) {
        return accounts.require(accountId)
                .zipWhen(
                        person -> overlays.ofPeople(Stream.of(person), viewer),
                        (person, overlay) -> overlay.over(person));
    }

    /** In the order of the ids; who has just gone is left out. */
    public Mono<List<PersonCard>> people(List<Long> accountIds, Viewer viewer) {
        return accounts.byIds(accountIds)
                .zipWhen(
                        byId -> overlays.ofPeople(byId.values().stream(), viewer),
                        (byId, overlay) -> accountIds.stream()
                                .flatMap(id -> Optional.ofNullable(byId.get(id)).stream())
                                .map(overlay::over)
                                .toList());
    }

    /** In the order of the comments. */
    public Mono<List<CommentCard>> comments(List<Comment> comments, Viewer viewer) {
        return overlays.ofPeople(comments.stream().map(Comment::author), viewer)
                .map(overlay -> comments.stream().map(overlay::over).toList());
    }
}
