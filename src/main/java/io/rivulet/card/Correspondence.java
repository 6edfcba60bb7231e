package io.rivulet.card;

import static java.util.stream.Collectors.toMap;

import io.rivulet.message.Message;
import io.rivulet.message.Messages;
import io.rivulet.platform.data.RankedPart;
import io.rivulet.platform.data.RankedSlice;
import io.rivulet.platform.security.Viewer;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
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
        var peers = latest.stream()
                .map(message -> message.peerOf(viewer.accountId()))
                .toList();
        return cards.people(peers, viewer, format)
                .map(people -> people.stream().collect(toMap(PersonCard::id, person -> person)))
                .map(byId ->
                        latest.stream().flatMap(message -> card(message, byId, viewer)).toList());
    }

    private static Stream<ConversationCard> card(Message message, Map<Long, PersonCard> byId, Viewer viewer) {
        return Stream.ofNullable(byId.get(message.peerOf(viewer.accountId())))
                .map(person -> new ConversationCard(person, message));
    }
}
