package io.rivulet.card;

import java.util.Set;

/**
 * What is the viewer's own in a view: their likes and whom they follow, as far as it was asked for.
 *
 * @param held the codes of the marks that the viewer has
 */
record Overlay(Set<Long> held) {

    static final Overlay NONE = new Overlay(Set.of());

    PersonCard over(SharedPerson person) {
        return new PersonCard(person.id(), person.fragment(), has(MarkCode.follow(person.id())));
    }

    VideoCard over(SharedVideo video, SharedPerson author) {
        return new VideoCard(video.fragment(), over(author), has(MarkCode.like(video.id())));
    }

    CommentCard over(SharedComment comment, SharedPerson author) {
        return new CommentCard(comment.id(), comment.object(), over(author), false);
    }

    /** Most viewers have none of most pages. */
    private boolean has(long code) {
        return !held.isEmpty() && held.contains(code);
    }
}
