package io.rivulet.engagement.like;

import static java.util.stream.Collectors.toSet;

import io.rivulet.platform.data.GroupedWrite;
import io.rivulet.video.Authorship;
import io.rivulet.video.Videos;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Likes and their ends, committed together: rows first, then the counts of videos, then those of accounts. */
@Component
class LikeWrite implements GroupedWrite<LikeCommand, LikeOutcome> {

    private final LikeRepository likes;
    private final LikeCounting counting;
    private final Videos videos;
    private final LikeMarks marks;
    private final TransactionalOperator transaction;

    LikeWrite(
            LikeRepository likes,
            LikeCounting counting,
            Videos videos,
            LikeMarks marks,
            TransactionalOperator transaction) {
        this.likes = likes;
        this.counting = counting;
        this.videos = videos;
        this.marks = marks;
        this.transaction = transaction;
    }

    @Override
    public String name() {
        return "like";
    }

    /**
     * One command of a person at a time, so that each that changes something raises the version of their counts: in one
     * batch a like and the end of another would add up to nothing.
     */
    @Override
    public Object orderOf(LikeCommand command) {
        return command.accountId();
    }

    @Override
    public Mono<List<LikeOutcome>> commit(List<LikeCommand> commands) {
        var ids = commands.stream().map(LikeCommand::videoId).collect(toSet());
        return videos.authorsOf(ids).flatMap(authors -> change(commands, authors));
    }

    @Override
    public Mono<Void> announce(List<LikeOutcome> outcomes) {
        return marks.update(outcomes);
    }

    private Mono<List<LikeOutcome>> change(List<LikeCommand> commands, Map<Long, Authorship> authors) {
        var possible = commands.stream()
                .filter(command -> isPossible(command, authors))
                .toList();
        return changedBy(possible)
                .flatMap(changed -> counting.count(changed, authors)
                        .map(versions -> outcomes(commands, Set.copyOf(possible), changed, versions)))
                .as(transaction::transactional);
    }

    /** A like that one sees no more can still be taken back. */
    private static boolean isPossible(LikeCommand command, Map<Long, Authorship> authors) {
        var author = authors.get(command.videoId());
        return author != null && (!command.wanted() || author.isVisibleTo(command.accountId()));
    }

    private Mono<Set<LikeCommand>> changedBy(Collection<LikeCommand> commands) {
        return Flux.concat(
                        likes.insert(likes(commands, true)).map(like -> new LikeCommand(like, true)),
                        likes.delete(likes(commands, false)).map(like -> new LikeCommand(like, false)))
                .collect(toSet());
    }

    private static List<Like> likes(Collection<LikeCommand> commands, boolean wanted) {
        return commands.stream()
                .filter(command -> command.wanted() == wanted)
                .map(LikeCommand::like)
                .toList();
    }

    private static List<LikeOutcome> outcomes(
            List<LikeCommand> commands, Set<LikeCommand> possible, Set<LikeCommand> changed, Map<Long, Long> versions) {
        return commands.stream()
                .map(command -> possible.contains(command)
                        ? new LikeOutcome(
                                command,
                                true,
                                changed.contains(command),
                                versions.getOrDefault(command.accountId(), 0L))
                        : LikeOutcome.notFound(command))
                .toList();
    }
}
