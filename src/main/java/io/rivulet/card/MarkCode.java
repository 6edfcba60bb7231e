package io.rivulet.card;

import io.rivulet.engagement.like.Likes;
import io.rivulet.platform.redis.Marks;
import io.rivulet.relation.Follows;

/** Marks as numbers, of which a node can keep and compare many: the id above seven bits for the kind. */
final class MarkCode {

    private static final int KIND_BITS = 7;

    private MarkCode() {}

    static long like(long videoId) {
        return of(Likes.MARK, videoId);
    }

    static long follow(long accountId) {
        return of(Follows.MARK, accountId);
    }

    static long of(String mark) {
        return of(mark.charAt(0), Long.parseLong(mark, 1, mark.length(), 10));
    }

    static String toMark(long code) {
        return Marks.of((char) (code & ((1 << KIND_BITS) - 1)), code >>> KIND_BITS);
    }

    private static long of(char kind, long id) {
        return id << KIND_BITS | kind;
    }
}
