package io.rivulet.card;

import io.rivulet.engagement.Comment;

/** A comment as a viewer sees it. */
public record CommentCard(Comment comment, PersonCard author) {}
