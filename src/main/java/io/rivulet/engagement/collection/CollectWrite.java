package io.rivulet.engagement.collection;

import static java.util.stream.Collectors.toSet;

import io.rivulet.engagement.EngagementProperties;
import io.rivulet.platform.data.GroupedWrite;
import io.rivulet.platform.events.Events;
import io.rivulet.video.VideoDelta;
import io.rivulet.video.Videos;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Videos that come into collections and go out of them, committed together with all that is counted of both. */
@Component
class CollectWrite implements GroupedWrite<CollectCommand, CollectOutcome> {

    private final CollectedRepository collected;
    private final Videos videos;
    private final TransactionalOperator transaction;
    private final Events events;
    private final EngagementProperties properties;

    CollectWrite(
            CollectedRepository collected,
            Videos videos,
            TransactionalOperator transaction,
            Events events,
            EngagementProperties properties) {
        this.collected = collected;
        this.videos = videos;
        this.transaction = transaction;
        this.events = events;
        this.properties = properties;
    }

    @Override
    public String name() {
        return "collect";
    }

    /** One command of a collection at a time, so that each sees how full it is. */
    @Override
    public Object orderOf(CollectCommand command) {
        return command.collectionId();
    }

    @Override
    public Mono<List<CollectOutcome>> commit(List<CollectCommand> commands) {
        return batch(commands).flatMap(this::change).as(transaction::transactional);
    }

    @Override
    public Mono<Void> announce(List<CollectOutcome> outcomes) {
        return events.handedOver();
    }

    /** Videos are held before collections, as by whoever removes a video. */
    private Mono<CollectBatch> batch(List<CollectCommand> commands) {
        return videos.hold(commands.stream().map(CollectCommand::videoId).collect(toSet()))
                .zipWhen(
                        held -> collected.hold(commands),
                        (held, collections) ->
                                new CollectBatch(commands, held, collections, properties.collectionMax()))
                .zipWhen(batch -> collected.holding(commands), CollectBatch::knowing);
    }

    private Mono<List<CollectOutcome>> change(CollectBatch batch) {
        return Flux.concat(
                        collected.insert(batch.possible(true)).map(video -> VideoDelta.collects(video, 1)),
                        collected.delete(batch.possible(false)).map(video -> VideoDelta.collects(video, -1)))
                .collectList()
                .delayUntil(videos::count)
                .map(changed -> batch.outcomes());
    }
}
