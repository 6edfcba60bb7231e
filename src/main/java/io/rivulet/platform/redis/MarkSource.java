package io.rivulet.platform.redis;

import java.util.Collection;
import java.util.Set;
import reactor.core.publisher.Mono;

/** Where marks truly are; each method is one statement. */
public interface MarkSource {

    Mono<MarkSnapshot> snapshot(long viewerId, Collection<String> asked);

    /** Those of the marks that the viewer has. */
    Mono<Set<String>> held(long viewerId, Collection<String> asked);
}
