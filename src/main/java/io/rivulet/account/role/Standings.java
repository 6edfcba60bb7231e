package io.rivulet.account.role;

import io.rivulet.account.AccountError;
import io.rivulet.account.Admittance;
import io.rivulet.platform.events.Events;
import io.rivulet.session.Sessions;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Gives accounts other roles, takes them out of use and back into it. Each is a step of the caller's transaction and empty
 * when it changes nothing; there is always somebody left who may do this.
 */
@Component
public class Standings implements Admittance {

    private final StandingRepository standings;
    private final Sessions sessions;
    private final Events events;

    Standings(StandingRepository standings, Sessions sessions, Events events) {
        this.standings = standings;
        this.sessions = sessions;
        this.events = events;
    }

    /** What an account was and is from now on, in words. */
    public record Change(String before, String after) {}

    public Mono<Change> appoint(long accountId, Role role) {
        return change(accountId, standing -> standing.as(role)).map(decision -> decision.change(Standings::roleOf));
    }

    /** Its sessions end; what it has said and published stays. */
    public Mono<Change> suspend(long accountId) {
        return change(accountId, standing -> standing.suspended(true))
                .delayUntil(decision -> sessions.endAll(accountId))
                .map(decision -> decision.change(Standings::useOf));
    }

    public Mono<Change> reinstate(long accountId) {
        return change(accountId, standing -> standing.suspended(false))
                .map(decision -> decision.change(Standings::useOf));
    }

    @Override
    public Mono<Void> requireActive(long accountId) {
        return standings
                .holdActive(accountId)
                .switchIfEmpty(AccountError.ACCOUNT_SUSPENDED.asError(
                        "This account is suspended: ask those who run this server."))
                .then();
    }

    private Mono<Decision> change(long accountId, UnaryOperator<Standing> wish) {
        return standings
                .lockAdmins()
                .zipWhen(admins -> locked(accountId), (admins, now) -> new Decision(now, wish.apply(now), admins))
                .filter(Decision::changesAnything)
                .doOnNext(Decision::requireAnAdmin)
                .delayUntil(decision -> standings.write(accountId, decision.after()))
                .delayUntil(decision -> events.afterCommit(new StandingChanged(accountId)));
    }

    private Mono<Standing> locked(long accountId) {
        return standings
                .lock(accountId)
                .switchIfEmpty(AccountError.ACCOUNT_NOT_FOUND.asError("There is no account " + accountId + "."));
    }

    private static String roleOf(Standing standing) {
        return standing.role().name().toLowerCase(Locale.ROOT);
    }

    private static String useOf(Standing standing) {
        return standing.isSuspended() ? "suspended" : "active";
    }

    /**
     * What is to become of an account.
     *
     * @param admins how many there are now who may be one
     */
    private record Decision(Standing before, Standing after, long admins) {

        boolean changesAnything() {
            return !before.equals(after);
        }

        void requireAnAdmin() {
            if (admins == 1 && before.isActive(Role.ADMIN) && !after.isActive(Role.ADMIN)) {
                throw AccountError.LAST_ADMIN.because("This is the last administrator: appoint another one first.");
            }
        }

        Change change(Function<Standing, String> words) {
            return new Change(words.apply(before), words.apply(after));
        }
    }
}
