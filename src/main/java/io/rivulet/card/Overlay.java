package io.rivulet.card;

import io.rivulet.account.Profile;
import io.rivulet.engagement.Comment;
import io.rivulet.engagement.Likes;
import io.rivulet.relation.Follows;
import io.rivulet.video.Video;
import java.util.Set;

/** What is the viewer's own in a view: their likes and whom they follow, as far as it was asked for. */
record Overlay(Set<String> held) {

    static final Overlay NONE = new Overlay(Set.of());

    PersonCard over(Profile person) {
        return new PersonCard(person, held.contains(Follows.mark(person.id())));
    }

    VideoCard over(Video video) {
        return new VideoCard(video, over(video.author()), held.contains(Likes.mark(video.id())));
    }

    CommentCard over(Comment comment) {
        return new CommentCard(comment, over(comment.author()));
    }
}
