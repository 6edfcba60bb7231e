package io.rivulet.card;

import io.rivulet.account.AccountCounts;
import io.rivulet.account.Profile;

/** A person as all viewers see them. */
record SharedPerson(long id, Fragment fragment, AccountCounts counts, long readAt) implements Shared<SharedPerson> {

    static SharedPerson of(Profile profile, CardFormat format) {
        return new SharedPerson(profile.id(), format.person(profile), profile.counts(), System.nanoTime());
    }

    SharedPerson counted(AccountCounts news) {
        return news.version() > counts.version() ? new SharedPerson(id, fragment, news, readAt) : this;
    }

    @Override
    public SharedPerson countedAs(SharedPerson other) {
        return counted(other.counts);
    }
}
