package io.rivulet.douyin;

import io.rivulet.card.CommentCard;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * The contract's Comment.
 *
 * @param createDate the day of the comment, `MM-dd`
 */
@JsonNaming(SnakeCaseStrategy.class)
record CommentView(long id, UserView user, String content, String createDate) {

    static CommentView of(CommentCard card, String base, Calendar calendar) {
        var comment = card.comment();
        return new CommentView(
                comment.id(), UserView.of(card.author(), base), comment.content(), calendar.dayOf(comment.createdAt()));
    }
}
