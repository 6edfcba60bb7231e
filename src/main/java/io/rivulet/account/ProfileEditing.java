package io.rivulet.account;

import static java.util.Objects.requireNonNullElse;

import io.rivulet.media.MediaAddress;
import io.rivulet.platform.events.Events;
import io.rivulet.platform.text.PlainTexts;
import io.rivulet.platform.text.TextRule;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Changes how people call themselves and look; seen by the next request of this node, and soon on the others. */
@Component
public class ProfileEditing {

    private static final TextRule SIGNATURE =
            new TextRule(AccountError.SIGNATURE_INVALID, AccountError.SIGNATURE_INVALID, "signature", 200, true);

    private final ProfileRepository profiles;
    private final PlainTexts texts;
    private final Events events;
    private final TransactionalOperator transaction;

    ProfileEditing(ProfileRepository profiles, PlainTexts texts, Events events, TransactionalOperator transaction) {
        this.profiles = profiles;
        this.texts = texts;
        this.events = events;
        this.transaction = transaction;
    }

    /**
     * All of it or nothing, and nothing unless the judge lets the profile pass as it is until then.
     *
     * @param judge refuses by failing
     */
    public Mono<Profile> edit(long accountId, ProfileEdit wanted, Consumer<Profile> judge) {
        return Mono.fromSupplier(() -> valid(wanted))
                .flatMap(edit -> profiles.hold(accountId)
                        .doOnNext(judge)
                        .flatMap(held -> profiles.edit(accountId, edit.name(), edit.signature()))
                        .as(transaction::transactional)
                        .doOnTerminate(() -> events.publish(new ProfileChanged(accountId))))
                .onErrorMap(DuplicateKeyException.class, ProfileEditing::taken)
                .switchIfEmpty(AccountError.ACCOUNT_NOT_FOUND.asError("There is no account " + accountId + "."))
                .delayUntil(profile -> events.handedOverSoon());
    }

    /** What is to be written: what is null stays, and a signature is none when it is empty. */
    private record Edit(
            @Nullable AccountName name, @Nullable String signature) {}

    private Edit valid(ProfileEdit wanted) {
        var name = wanted.name();
        var signature = wanted.signature();
        return new Edit(
                name == null ? null : AccountName.of(name),
                signature == null ? null : requireNonNullElse(signature(signature), ""));
    }

    private static Throwable taken(Throwable duplicate) {
        return AccountError.NAME_TAKEN.because("This name is taken; choose another one.");
    }

    /** The rules are those of registration. */
    public Mono<Void> rename(long accountId, String name) {
        return edit(accountId, id -> profiles.rename(id, AccountName.of(name)))
                .onErrorMap(DuplicateKeyException.class, ProfileEditing::taken);
    }

    /** A picture in the store, or nothing for the neutral one. */
    public Mono<Void> showAvatar(long accountId, @Nullable MediaAddress picture) {
        return edit(accountId, id -> profiles.showAvatar(id, path(picture)));
    }

    /** A picture in the store, or nothing for the neutral one. */
    public Mono<Void> showBackground(long accountId, @Nullable MediaAddress picture) {
        return edit(accountId, id -> profiles.showBackground(id, path(picture)));
    }

    /** What somebody says of themselves, or nothing. */
    public Mono<Void> sign(long accountId, @Nullable String signature) {
        return edit(accountId, id -> profiles.sign(id, signature(signature)));
    }

    /** News of a change that failed after all do no harm, and it may have succeeded without our knowing. */
    private Mono<Void> edit(long accountId, Function<Long, Mono<Boolean>> change) {
        return Mono.defer(() -> change.apply(accountId))
                .doOnTerminate(() -> events.publish(new ProfileChanged(accountId)))
                .filter(changed -> changed)
                .switchIfEmpty(AccountError.ACCOUNT_NOT_FOUND.asError("There is no account " + accountId + "."))
                .then(events.handedOverSoon());
    }

    private static @Nullable String path(@Nullable MediaAddress picture) {
        return picture == null ? null : picture.path();
    }

    private @Nullable String signature(@Nullable String signature) {
        return signature == null || signature.isBlank() ? null : texts.require(signature, SIGNATURE);
    }
}
