package io.rivulet.douyin;

import io.rivulet.card.PersonCard;
import io.rivulet.message.LatestMessage;
import io.rivulet.platform.data.Part;
import java.util.List;
import java.util.Map;

/** A part of a list of people, as the visitor who asked for it sees them. */
record PeopleList(Visit visit, Part<PersonCard> people) {

    private static final String NAME = "user_list";

    List<Long> ids() {
        return people.entries().stream().map(PersonCard::id).toList();
    }

    Envelope toUsers() {
        return answer(Envelope.of(NAME, people.entries(), visit.base()));
    }

    Envelope toFriends(Map<Long, LatestMessage> latest) {
        var base = visit.base();
        return answer(Envelope.of(
                NAME, people.entries(), (person, json) -> friend(person, latest).write(json, base)));
    }

    private static FriendView friend(PersonCard person, Map<Long, LatestMessage> latest) {
        return new FriendView(person, latest.getOrDefault(person.id(), FriendView.NO_MESSAGE));
    }

    private Envelope answer(Envelope list) {
        return Paging.of(visit.sent()).answer(list, people.next());
    }
}
