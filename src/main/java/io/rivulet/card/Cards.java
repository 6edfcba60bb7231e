package io.rivulet.card;

import io.rivulet.account.Accounts;
import io.rivulet.account.Profile;
import io.rivulet.platform.security.Viewer;
import io.rivulet.video.Video;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Puts together what a viewer is shown, in one statement however many there are. */
@Component
public class Cards {

    private final Accounts accounts;

    Cards(Accounts accounts) {
        this.accounts = accounts;
    }

    /** In the order of the videos; nobody follows or likes anything yet, so no viewer's view differs. */
    public Mono<List<VideoCard>> videos(List<Video> videos, Viewer viewer) {
        return Mono.just(videos.stream()
                .map(video -> new VideoCard(video, card(video.author()), false))
                .toList());
    }

    public Mono<PersonCard> person(long accountId, Viewer viewer) {
        return accounts.require(accountId).map(Cards::card);
    }

    /** In the order of the ids; who has just gone is left out. */
    public Mono<List<PersonCard>> people(List<Long> accountIds, Viewer viewer) {
        return accounts.byIds(accountIds)
                .map(byId -> accountIds.stream()
                        .flatMap(id -> Optional.ofNullable(byId.get(id)).stream())
                        .map(Cards::card)
                        .toList());
    }

    private static PersonCard card(Profile profile) {
        return new PersonCard(profile, false);
    }
}
