package io.rivulet.relation;

import java.util.List;

/**
 * A part of a list of accounts, newest first.
 *
 * @param next what the part after this one is before; 0 at the end
 */
public record AccountSlice(List<Long> accountIds, long next) {

    /** Of one more than the limit, which tells whether there is more. */
    static AccountSlice of(List<ListedAccount> oneMore, int limit) {
        var shown = oneMore.subList(0, Math.min(limit, oneMore.size()));
        long next = oneMore.size() > limit ? shown.getLast().seq() : 0;
        return new AccountSlice(shown.stream().map(ListedAccount::id).toList(), next);
    }
}
