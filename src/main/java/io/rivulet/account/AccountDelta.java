package io.rivulet.account;

/** By how much the counts of one account move, because rows were really inserted or deleted. */
public record AccountDelta(long accountId, int follows, int followers, int favorited, int works, int favorites) {

    public static AccountDelta follows(long accountId, int by) {
        return new AccountDelta(accountId, by, 0, 0, 0, 0);
    }

    public static AccountDelta followers(long accountId, int by) {
        return new AccountDelta(accountId, 0, by, 0, 0, 0);
    }

    /** Likes received over all own videos. */
    public static AccountDelta favorited(long accountId, int by) {
        return new AccountDelta(accountId, 0, 0, by, 0, 0);
    }

    public static AccountDelta works(long accountId, int by) {
        return new AccountDelta(accountId, 0, 0, 0, by, 0);
    }

    /** Likes given. */
    public static AccountDelta favorites(long accountId, int by) {
        return new AccountDelta(accountId, 0, 0, 0, 0, by);
    }

    AccountDelta plus(AccountDelta other) {
        return new AccountDelta(
                accountId,
                Math.addExact(follows, other.follows),
                Math.addExact(followers, other.followers),
                Math.addExact(favorited, other.favorited),
                Math.addExact(works, other.works),
                Math.addExact(favorites, other.favorites));
    }

    boolean isZero() {
        return (follows | followers | favorited | works | favorites) == 0;
    }
}
