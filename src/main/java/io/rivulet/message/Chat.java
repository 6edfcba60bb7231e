package io.rivulet.message;

import io.rivulet.account.AccountError;
import io.rivulet.account.Accounts;
import io.rivulet.platform.data.Slice;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** What somebody sees of a conversation. */
@Component
class Chat {

    private final MessageRepository messages;
    private final NewestTimes newest;
    private final Accounts accounts;
    private final MessageProperties properties;

    Chat(MessageRepository messages, NewestTimes newest, Accounts accounts, MessageProperties properties) {
        this.messages = messages;
        this.newest = newest;
        this.accounts = accounts;
        this.properties = properties;
    }

    Mono<List<Message>> history(Direction fromPeer, Slice slice) {
        var capped = new Slice(slice.before(), Math.min(slice.limit(), properties.listMax()));
        return messages.newestBefore(capped, fromPeer.pair()).delayUntil(found -> requireSender(found, fromPeer));
    }

    /** Asks PostgreSQL for messages only when there are any, as far as is known. */
    Mono<List<Message>> newerThan(long time, Direction fromPeer) {
        return newest.find(fromPeer)
                .switchIfEmpty(Mono.defer(() -> filled(fromPeer)))
                .filter(newestTime -> newestTime <= time)
                .map(newestTime -> List.<Message>of())
                .switchIfEmpty(Mono.defer(() -> messages.firstAfter(time, fromPeer, properties.listMax())));
    }

    private Mono<Long> filled(Direction direction) {
        return newest.beginFill(direction)
                .flatMap(token -> newestTime(direction).delayUntil(time -> newest.fill(direction, token, time)))
                .defaultIfEmpty(NewestTimes.UNKNOWN);
    }

    private Mono<Long> newestTime(Direction direction) {
        return messages.newestTime(direction)
                .delayUntil(time -> time == 0 ? requireSender(List.of(), direction) : Mono.empty());
    }

    /** Whoever wrote exists; somebody who did not may be nobody. */
    private Mono<Void> requireSender(List<Message> found, Direction direction) {
        return found.isEmpty()
                ? accounts.existing(Set.of(direction.senderId()))
                        .filter(existing -> !existing.isEmpty())
                        .switchIfEmpty(AccountError.ACCOUNT_NOT_FOUND.asError(
                                "There is no account " + direction.senderId() + "."))
                        .then()
                : Mono.empty();
    }
}
