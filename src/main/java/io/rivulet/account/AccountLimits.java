package io.rivulet.account;

import io.rivulet.platform.limits.Answer;
import io.rivulet.platform.limits.Caller;
import io.rivulet.platform.limits.Check;
import io.rivulet.platform.limits.LimitsProperties;
import io.rivulet.platform.limits.Rate;
import io.rivulet.platform.limits.SharedLimits;
import io.rivulet.platform.limits.TooMany;
import io.rivulet.platform.security.Sha256;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import reactor.core.publisher.Mono;

/**
 * How often somebody may try to get in. A place where a log-in to an account has succeeded is judged by its own tries
 * alone: whatever strangers do, its owner gets in. Everywhere else the address, its network and the account count, too,
 * and an account that many strangers try leaves each place a few tries. An unknown name counts like any other.
 */
final class AccountLimits {

    private static final String REGISTRATION = "registration";
    private static final String LOG_IN = "login";
    private static final int HASH_CHARACTERS = 22;

    private final LimitsProperties properties;
    private final SharedLimits limits;

    AccountLimits(LimitsProperties properties, SharedLimits limits) {
        this.properties = properties;
        this.limits = limits;
    }

    Mono<Void> permitRegistration(Caller caller) {
        var rates = properties.registration();
        var address = address(REGISTRATION, caller, rates.perAddress());
        var checks = List.<Check>of(address, prefix(REGISTRATION, caller, rates.perPrefix()));
        return properties.enabled()
                ? limits.ask(checks)
                        .doOnNext(answers -> judge(answers, address, caller))
                        .then()
                : Mono.empty();
    }

    Mono<Void> permitLogIn(AccountName name, Caller caller) {
        return properties.enabled()
                ? limits.ask(checks(name, caller))
                        .doOnNext(answers -> judge(answers, caller))
                        .then()
                : Mono.empty();
    }

    /** Somebody has got in from there. */
    Mono<Void> succeeded(AccountName name, Caller caller) {
        return properties.enabled()
                ? limits.succeeded(tries(name, caller), properties.logIn().rememberFor())
                : Mono.empty();
    }

    private List<Check> checks(AccountName name, Caller caller) {
        var rates = properties.logIn();
        return List.of(
                new Check.Tries(tries(name, caller), rates.tries()),
                address(LOG_IN, caller, rates.perAddress()),
                prefix(LOG_IN, caller, rates.perPrefix()),
                new Check.Window(LOG_IN, key(LOG_IN, "account", hash(name.key())), rates.perAccount()));
    }

    /** The caller is told of the address alone: the rest would tell which names there are. */
    private void judge(List<Answer> answers, Caller caller) {
        var tries = answers.getFirst();
        require(tries.within(), tries.after());
        var address = answers.get(1);
        caller.standings()
                .accept(address.of(address(LOG_IN, caller, properties.logIn().perAddress())));
        if (!tries.known()) {
            require(address.within(), address.after());
            require(at(answers, 2).within(), at(answers, 2).after());
            boolean hasTries = tries.count() <= properties.logIn().strangerTries();
            require(at(answers, 3).within() || hasTries, at(answers, 3).after());
        }
    }

    private static void judge(List<Answer> answers, Check.Window address, Caller caller) {
        caller.standings().accept(answers.getFirst().of(address));
        answers.forEach(answer -> require(answer.within(), answer.after()));
    }

    private static Answer at(List<Answer> answers, int number) {
        return number < answers.size() ? answers.get(number) : Answer.NOT_ASKED;
    }

    private static void require(boolean within, Duration wait) {
        if (!within) {
            throw TooMany.refusal("attempts", wait);
        }
    }

    private static Check.Window address(String what, Caller caller, Rate rate) {
        return new Check.Window(what, key(what, "address", caller.address().text()), rate);
    }

    private static Check.Window prefix(String what, Caller caller, Rate rate) {
        return new Check.Window(what, key(what, "prefix", caller.address().prefix()), rate);
    }

    private static String tries(AccountName name, Caller caller) {
        return key(LOG_IN, "tries", caller.address().place() + " " + hash(name.key()));
    }

    /** Braces mark what decides in a cluster where a key lies. */
    private static String key(String what, String kind, String whose) {
        return "limit:{" + what + ":" + kind + ":" + whose + "}";
    }

    /** Keys are short, whatever is typed as a name. */
    private static String hash(String name) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(Sha256.of(name))
                .substring(0, HASH_CHARACTERS);
    }
}
