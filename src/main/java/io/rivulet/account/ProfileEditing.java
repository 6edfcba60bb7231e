package io.rivulet.account;

import io.rivulet.platform.events.Events;
import io.rivulet.platform.text.PlainTexts;
import io.rivulet.platform.text.TextRule;
import java.util.function.Consumer;
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
                signature == null ? null : signature.isBlank() ? "" : texts.require(signature, SIGNATURE));
    }

    private static Throwable taken(Throwable duplicate) {
        return AccountError.NAME_TAKEN.because("This name is taken; choose another one.");
    }
}
