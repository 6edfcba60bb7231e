package io.rivulet.account;

import io.rivulet.platform.events.Events;
import io.rivulet.platform.limits.Caller;
import io.rivulet.platform.web.ApiException;
import io.rivulet.session.SignedIn;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Accounts as other features see them: signing up and in, profiles in batches, and the counting step. */
public final class Accounts {

    private final Entrance entrance;
    private final AccountRepository accounts;
    private final CountRepository counts;
    private final Events events;

    Accounts(Entrance entrance, AccountRepository accounts, CountRepository counts, Events events) {
        this.entrance = entrance;
        this.accounts = accounts;
        this.counts = counts;
        this.events = events;
    }

    /** Makes an account whose token is usable at once. */
    public Mono<SignedIn> register(String name, String password, Caller caller) {
        return register(name, password, SessionKind.LONG_LIVED, caller);
    }

    /** Refuses an unknown name and a wrong password with the same words after the same work. */
    public Mono<SignedIn> login(String name, String password, Caller caller) {
        return login(name, password, SessionKind.LONG_LIVED, caller);
    }

    /** As {@link #register}, with tokens that are refreshed. */
    Mono<SignedIn> registerRefreshed(String name, String password, @Nullable String userAgent, Caller caller) {
        return register(name, password, SessionKind.refreshed(userAgent), caller);
    }

    /** As {@link #login}, with tokens that are refreshed. */
    Mono<SignedIn> loginRefreshed(String name, String password, @Nullable String userAgent, Caller caller) {
        return login(name, password, SessionKind.refreshed(userAgent), caller);
    }

    /** The profiles of those ids that exist, in one statement. */
    public Mono<Map<Long, Profile>> byIds(Collection<Long> ids) {
        return ids.isEmpty()
                ? Mono.just(Map.of())
                : accounts.byIds(new TreeSet<>(ids)).collectMap(Profile::id);
    }

    /** The profile, or ACCOUNT_NOT_FOUND. */
    public Mono<Profile> require(long id) {
        return accounts.byIds(List.of(id))
                .next()
                .switchIfEmpty(AccountError.ACCOUNT_NOT_FOUND.asError("There is no account " + id + "."));
    }

    /** The id of the account of that name, or ACCOUNT_NOT_FOUND. */
    public Mono<Long> requireByName(String name) {
        return Mono.fromSupplier(() -> AccountName.of(name))
                .flatMap(accounts::findCredentials)
                .map(Credentials::accountId)
                .switchIfEmpty(
                        AccountError.ACCOUNT_NOT_FOUND.asError("There is no account of the name `" + name + "`."));
    }

    /** The highest id of an account; 0 when there is none. */
    public Mono<Long> lastId() {
        return accounts.lastId();
    }

    /** Those of the ids that are accounts, in one statement. */
    public Mono<Set<Long>> existing(Collection<Long> ids) {
        return ids.isEmpty()
                ? Mono.just(Set.of())
                : accounts.existing(new TreeSet<>(ids)).collect(Collectors.toSet());
    }

    /**
     * Moves counts in one statement, inside the transaction of the caller who inserted or deleted the rows counted, and
     * answers with the new counts of the accounts that were touched. Fails when an account does not exist or a count
     * would become negative. Whoever keeps them is told when the transaction has committed.
     */
    public Mono<Map<Long, AccountCounts>> count(Collection<AccountDelta> deltas) {
        return Mono.defer(() -> add(summed(deltas)));
    }

    private Mono<SignedIn> register(String name, String password, SessionKind kind, Caller caller) {
        return Mono.defer(() -> entrance.register(AccountName.of(name), Password.of(password), kind, caller));
    }

    private Mono<SignedIn> login(String name, String password, SessionKind kind, Caller caller) {
        return Mono.defer(() -> entrance.logIn(AccountName.of(name), Password.of(password), kind, caller))
                .onErrorResume(Accounts::cannotExist, refusal -> LogIn.refused());
    }

    private Mono<Map<Long, AccountCounts>> add(Collection<AccountDelta> deltas) {
        return deltas.isEmpty()
                ? Mono.just(Map.of())
                : counts.add(deltas)
                        .filter(counted -> counted.size() == deltas.size())
                        .switchIfEmpty(AccountError.ACCOUNT_NOT_FOUND.asError("An account to count for is gone."))
                        .delayUntil(counted -> events.afterCommit(new AccountsCounted(counted)));
    }

    private static Collection<AccountDelta> summed(Collection<AccountDelta> deltas) {
        var byAccount = new TreeMap<Long, AccountDelta>();
        deltas.forEach(delta -> byAccount.merge(delta.accountId(), delta, AccountDelta::plus));
        byAccount.values().removeIf(AccountDelta::isZero);
        return byAccount.values();
    }

    private static boolean cannotExist(Throwable error) {
        return error instanceof ApiException refusal
                && (refusal.code() == AccountError.NAME_INVALID || refusal.code() == AccountError.PASSWORD_INVALID);
    }
}
