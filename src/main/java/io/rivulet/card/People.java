package io.rivulet.card;

import io.rivulet.platform.data.Part;
import io.rivulet.platform.data.Slice;
import io.rivulet.platform.security.Viewer;
import io.rivulet.relation.Follows;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Who follows whom, as a viewer sees them: one statement besides what is kept anyway. */
@Component
public class People {

    private final Follows follows;
    private final Cards cards;

    People(Follows follows, Cards cards) {
        this.follows = follows;
        this.cards = cards;
    }

    /** The newest follow first, as the others. */
    public Mono<Part<PersonCard>> followersOf(long accountId, Slice slice, Viewer viewer, CardFormat format) {
        return follows.followersOf(accountId, slice).flatMap(ids -> seen(ids, viewer, format));
    }

    public Mono<Part<PersonCard>> followedBy(long accountId, Slice slice, Viewer viewer, CardFormat format) {
        return follows.followedBy(accountId, slice).flatMap(ids -> seen(ids, viewer, format));
    }

    public Mono<Part<PersonCard>> friendsOf(long accountId, Slice slice, Viewer viewer, CardFormat format) {
        return follows.friendsOf(accountId, slice).flatMap(ids -> seen(ids, viewer, format));
    }

    private Mono<Part<PersonCard>> seen(Part<Long> ids, Viewer viewer, CardFormat format) {
        return cards.people(ids.entries(), viewer, format).map(ids::with);
    }
}
