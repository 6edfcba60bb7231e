package io.rivulet.engagement.comment;

import com.fasterxml.jackson.annotation.JsonFormat;

/** What is counted of a comment; of two readings, the one with the higher version is newer. Nodes tell each other an array. */
@JsonFormat(shape = JsonFormat.Shape.ARRAY)
public record CommentCounts(long replies, long likes, long version) {

    static final CommentCounts NONE = new CommentCounts(0, 0, 0);
}
