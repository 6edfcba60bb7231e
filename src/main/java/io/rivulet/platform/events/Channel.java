package io.rivulet.platform.events;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Where all nodes hear what each of them says, themselves included. */
interface Channel {

    /** Completes when it is certain that all who listen are going to hear it. */
    Mono<Void> send(byte[] message);

    /**
     * Everything that is said from one moment on, in order and without gaps; ends when that can no longer be promised.
     *
     * @param begun called at that moment or later, before the messages that are said after it
     */
    Flux<byte[]> listen(Runnable begun);
}
