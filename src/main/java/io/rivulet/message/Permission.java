package io.rivulet.message;

import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Who may write to whom: anybody to anybody, unless the operator wants friends only. */
@Component
class Permission {

    private final Friends friends;

    Permission(MessageProperties properties, Friends friends) {
        this.friends = properties.friendsOnly() ? friends : (one, other) -> Mono.just(true);
    }

    Mono<Void> require(Direction direction) {
        return friends.areFriends(direction.senderId(), direction.recipientId())
                .filter(permitted -> permitted)
                .switchIfEmpty(MessageError.NOT_FRIENDS.asError(
                        "Only friends write to each other here: follow each other first"))
                .then();
    }
}
