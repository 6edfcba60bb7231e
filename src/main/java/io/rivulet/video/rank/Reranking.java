package io.rivulet.video.rank;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Lets ranks follow the counts that have moved, in batches of which each is one transaction, by any nodes at once. */
@Component
class Reranking {

    private final RerankingRepository ranks;
    private final Counter moved;

    Reranking(RerankingRepository ranks, MeterRegistry meters) {
        this.ranks = ranks;
        this.moved = Counter.builder("rivulet.ranks.moved")
                .description("Videos whose ranks this node has let follow their counts")
                .register(meters);
    }

    /** Those of all videos that are marked, once each. */
    Mono<Void> follow() {
        return ranks.follow(0)
                .expand(batch -> batch.isFull() ? ranks.follow(batch.last()) : Mono.empty())
                .doOnNext(batch -> moved.increment((double) batch.moved()))
                .then();
    }
}
