package io.rivulet.engagement.collection;

import io.rivulet.video.Authorship;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The commands of one transaction, at most one for each collection.
 *
 * @param holding the collections whose video is in them already
 */
record CollectBatch(
        List<CollectCommand> commands,
        Map<Long, Authorship> videos,
        Map<Long, HeldCollection> collections,
        int longest,
        Set<Long> holding) {

    CollectBatch(
            List<CollectCommand> commands,
            Map<Long, Authorship> videos,
            Map<Long, HeldCollection> collections,
            int longest) {
        this(commands, videos, collections, longest, Set.of());
    }

    CollectBatch knowing(Set<Long> held) {
        return new CollectBatch(commands, videos, collections, longest, held);
    }

    List<CollectCommand> possible(boolean wanted) {
        return commands.stream()
                .filter(command -> command.wanted() == wanted && outcome(command) == CollectOutcome.DONE)
                .toList();
    }

    List<CollectOutcome> outcomes() {
        return commands.stream().map(this::outcome).toList();
    }

    private CollectOutcome outcome(CollectCommand command) {
        var collection = collections.get(command.collectionId());
        var video = videos.get(command.videoId());
        if (collection == null || collection.accountId() != command.accountId()) {
            return CollectOutcome.NO_COLLECTION;
        }
        if (video == null || (command.wanted() && !video.isVisibleTo(command.accountId()))) {
            return CollectOutcome.NO_VIDEO;
        }
        boolean fits = !command.wanted() || collection.videos() < longest || holding.contains(collection.id());
        return fits ? CollectOutcome.DONE : CollectOutcome.FULL;
    }
}
