package io.rivulet.douyin;

import io.rivulet.card.PersonCard;
import io.rivulet.platform.data.Part;
import java.util.List;

/** A part of a list of people, as the visitor who asked for it sees them. */
record PeopleList(Visit visit, Part<PersonCard> people) {

    List<Long> ids() {
        return people.entries().stream().map(person -> person.profile().id()).toList();
    }

    List<UserView> views() {
        return people.entries().stream()
                .map(person -> UserView.of(person, visit.base()))
                .toList();
    }

    Envelope answer(List<?> views) {
        return Paging.of(visit.sent()).answer(Envelope.success().with("user_list", views), people.next());
    }
}
