package io.rivulet.douyin;

import io.rivulet.card.PersonCard;
import io.rivulet.message.LatestMessage;
import io.rivulet.platform.data.Part;
import io.rivulet.platform.web.JsonBytes;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/** A part of a list of people, as the visitor who asked for it sees them. */
record PeopleList(Visit visit, Part<PersonCard> people) {

    private static final String NAME = "user_list";

    List<Long> ids() {
        return people.entries().stream().map(PersonCard::id).toList();
    }

    Envelope toUsers() {
        var base = visit.base();
        return envelope((person, json) -> person.writeTo(json, base));
    }

    Envelope toFriends(Map<Long, LatestMessage> latest) {
        var base = visit.base();
        return envelope((person, json) ->
                new FriendView(person, latest.getOrDefault(person.id(), FriendView.NO_MESSAGE)).write(json, base));
    }

    private Envelope envelope(BiConsumer<PersonCard, JsonBytes> writer) {
        return Paging.of(visit.sent()).answer(Envelope.of(NAME, people.entries(), writer), people.next());
    }
}
