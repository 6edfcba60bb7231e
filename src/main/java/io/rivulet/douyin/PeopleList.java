package io.rivulet.douyin;

import io.rivulet.card.PersonCard;
import io.rivulet.platform.data.Part;
import io.rivulet.platform.security.Viewer;
import java.util.List;

/** A part of a list of people, as the viewer who asked for it sees them. */
record PeopleList(Request request, Part<Long> slice, List<PersonCard> people) {

    /** Whose list is asked for, by whom, and which part of it. */
    record Request(Viewer viewer, long accountId, Paging paging) {}

    List<UserView> views(String base) {
        return people.stream().map(person -> UserView.of(person, base)).toList();
    }

    Envelope answer(List<?> views) {
        return request.paging().answer(Envelope.success().with("user_list", views), slice.next());
    }
}
