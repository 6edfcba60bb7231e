package io.rivulet.card;

import static java.util.Objects.requireNonNull;

import io.rivulet.message.Message;
import io.rivulet.message.Messages;
import io.rivulet.platform.data.RankedPart;
import io.rivulet.platform.data.RankedSlice;
import io.rivulet.platform.security.Viewer;
import java.util.LinkedHashMap;
import java.util.List;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Whom a viewer writes with, as they see them: one statement besides what is kept anyway. */
@Component
public class Correspondence {

    private final Messages messages;
    private final Cards cards;

    Correspondence(Messages messages, Cards cards) {
        this.messages = messages;
        this.cards = cards;
    }

    /** Where somebody wrote last comes first. */
    public Mono<RankedPart<ConversationCard>> of(Viewer viewer, RankedSlice slice, CardFormat format) {
        return messages.latestOf(viewer.accountId(), slice)
                .flatMap(latest -> seen(latest.entries(), viewer, format).map(latest::with));
    }

    private Mono<List<ConversationCard>> seen(List<Message> latest, Viewer viewer, CardFormat format) {
        var byPeer = new LinkedHashMap<Long, Message>();
        latest.forEach(message -> byPeer.put(message.peerOf(viewer.accountId()), message));
        return cards.people(byPeer.keySet(), viewer, format)
                .map(people -> people.stream()
                        .map(person -> new ConversationCard(person, requireNonNull(byPeer.get(person.id()))))
                        .toList());
    }
}
