package io.rivulet.card;

import io.rivulet.account.AccountCounts;
import io.rivulet.account.Profile;

/** A person as all viewers see them. */
record SharedPerson(long id, Fragment fragment, AccountCounts counts, long readAt) implements Shared<SharedPerson> {

    static SharedPerson of(Profile profile, CardFormat format) {
        return new SharedPerson(
                profile.id(), written(format.person(profile), profile.counts()), profile.counts(), System.nanoTime());
    }

    SharedPerson counted(AccountCounts news) {
        return news.version() > counts.version() ? new SharedPerson(id, written(fragment, news), news, readAt) : this;
    }

    private static Fragment written(Fragment fragment, AccountCounts counts) {
        return fragment.counting(slot -> switch (slot) {
            case FOLLOWS -> counts.follows();
            case FOLLOWERS -> counts.followers();
            case FAVORITED -> counts.favorited();
            case WORKS -> counts.works();
            case FAVORITES -> counts.favorites();
            default -> throw new IllegalArgumentException(slot + " is not counted of a person");
        });
    }

    @Override
    public SharedPerson countedAs(SharedPerson other) {
        return counted(other.counts);
    }
}
