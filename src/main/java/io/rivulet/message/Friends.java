package io.rivulet.message;

import reactor.core.publisher.Mono;

/** Who follows each other. */
@FunctionalInterface
interface Friends {

    Mono<Boolean> areFriends(long one, long other);
}
