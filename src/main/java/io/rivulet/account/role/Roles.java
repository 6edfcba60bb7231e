package io.rivulet.account.role;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.rivulet.platform.events.Event;
import io.rivulet.platform.events.EventListener;
import io.rivulet.platform.events.Hearing;
import java.time.Duration;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The roles of those who asked for something that not everybody may; a node that hears the others remembers them. */
@Component
class Roles implements EventListener {

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(20);
    private static final Duration LONGEST = Duration.ofMinutes(5);

    private final StandingRepository standings;
    private final Hearing hearing;
    private final AsyncCache<Long, Standing> known;

    Roles(StandingRepository standings, Hearing hearing, RoleProperties properties) {
        this.standings = standings;
        this.hearing = hearing;
        this.known = Caffeine.newBuilder()
                .maximumSize(properties.cached())
                .expireAfterWrite(LONGEST)
                .buildAsync();
    }

    /** Empty when there is no such account. */
    Mono<Standing> of(long accountId) {
        return Mono.defer(() -> hearing.isComplete() ? remembered(accountId) : standings.find(accountId));
    }

    @Override
    public void on(Event event) {
        if (event instanceof StandingChanged changed) {
            known.asMap().remove(changed.accountId());
        }
    }

    @Override
    public void missed() {
        known.asMap().clear();
    }

    /** One flight for all who ask at once; one that began before a change is not kept. */
    private Mono<Standing> remembered(long accountId) {
        return Mono.fromFuture(
                () -> known.get(
                        accountId,
                        (missing, executor) ->
                                standings.find(missing).timeout(LONGEST_WAIT).toFuture()),
                true);
    }
}
