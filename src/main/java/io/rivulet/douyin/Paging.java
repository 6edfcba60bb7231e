package io.rivulet.douyin;

import io.rivulet.platform.data.Slice;
import io.rivulet.platform.web.WebError;

/**
 * Which part of a list is asked for by `limit` and `cursor`, which the contract does not know: an answer names the next
 * part only to those who sent one of them.
 */
record Paging(Slice slice, boolean isAskedFor) {

    private static final String LIMIT = "limit";
    private static final String CURSOR = "cursor";

    static Paging of(Parameters sent) {
        long limit = sent.findId(LIMIT).orElse((long) Integer.MAX_VALUE);
        var slice = new Slice(before(sent), (int) Math.min(limit, Integer.MAX_VALUE));
        return new Paging(
                slice, sent.find(LIMIT).isPresent() || sent.find(CURSOR).isPresent());
    }

    Envelope answer(Envelope envelope, long next) {
        return isAskedFor ? envelope.with("next_cursor", next) : envelope;
    }

    /** A cursor of 0 is the beginning. */
    private static long before(Parameters sent) {
        long cursor = sent.findNumber(CURSOR).orElse(0L);
        if (cursor < 0) {
            throw WebError.PARAMETER_INVALID.because(
                    "The parameter `" + CURSOR + "` must be the `next_cursor` of an answer");
        }
        return cursor == 0 ? Slice.NEWEST : cursor;
    }
}
