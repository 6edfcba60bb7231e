package io.rivulet.engagement.collection;

import static io.rivulet.engagement.EngagementError.COLLECTION_FULL;
import static io.rivulet.engagement.EngagementError.COLLECTION_NOT_FOUND;

import io.rivulet.engagement.MissingVideo;
import io.rivulet.platform.data.GroupCommit;
import io.rivulet.platform.data.GroupCommits;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Puts videos into collections and takes them out, as often as one likes; each is in it once. */
@Component
public class Collecting {

    private final GroupCommit<CollectCommand, CollectOutcome> writes;

    Collecting(CollectWrite write, GroupCommits commits) {
        this.writes = commits.of(write);
    }

    /** Durable when it completes; a video that is there already keeps its place. */
    public Mono<Void> add(long accountId, long collectionId, long videoId) {
        return carryOut(new CollectCommand(accountId, collectionId, videoId, true));
    }

    /** Durable when it completes; a video that is not there is no failure. */
    public Mono<Void> remove(long accountId, long collectionId, long videoId) {
        return carryOut(new CollectCommand(accountId, collectionId, videoId, false));
    }

    private Mono<Void> carryOut(CollectCommand command) {
        return writes.submit(command).flatMap(outcome -> answer(command, outcome));
    }

    private static Mono<Void> answer(CollectCommand command, CollectOutcome outcome) {
        return switch (outcome) {
            case DONE -> Mono.empty();
            case NO_VIDEO -> Mono.error(MissingVideo.of(command.videoId()));
            case NO_COLLECTION ->
                COLLECTION_NOT_FOUND.asError("There is no collection " + command.collectionId() + " of yours.");
            case FULL ->
                COLLECTION_FULL.asError(
                        "Collection " + command.collectionId() + " takes no more videos: take one out, or use another");
        };
    }
}
