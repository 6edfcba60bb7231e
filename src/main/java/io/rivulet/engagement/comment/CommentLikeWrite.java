package io.rivulet.engagement.comment;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import io.rivulet.platform.data.GroupedWrite;
import io.rivulet.platform.events.Events;
import io.rivulet.video.Authorship;
import io.rivulet.video.Videos;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Likes of comments and their ends, committed together with the counts of the comments; tells whether one was possible. */
@Component
class CommentLikeWrite implements GroupedWrite<CommentLike, Boolean> {

    private final CommentLikeRepository likes;
    private final CommentCountRepository counts;
    private final Videos videos;
    private final TransactionalOperator transaction;
    private final Events events;

    CommentLikeWrite(
            CommentLikeRepository likes,
            CommentCountRepository counts,
            Videos videos,
            TransactionalOperator transaction,
            Events events) {
        this.likes = likes;
        this.counts = counts;
        this.videos = videos;
        this.transaction = transaction;
        this.events = events;
    }

    @Override
    public String name() {
        return "comment like";
    }

    /** A like and its end are carried out in the order in which they were sent. */
    @Override
    public Object orderOf(CommentLike like) {
        return List.of(like.accountId(), like.commentId());
    }

    @Override
    public Mono<List<Boolean>> commit(List<CommentLike> commands) {
        return likes.hold(commands.stream().map(CommentLike::commentId).collect(toSet()))
                .flatMap(this::known)
                .flatMap(known -> change(commands, known))
                .as(transaction::transactional);
    }

    @Override
    public Mono<Void> announce(List<Boolean> results) {
        return events.handedOver();
    }

    /** A comment, and the video that it is about. */
    private record Known(LikedComment comment, Authorship video) {

        /** A like of something that one sees no more can still be taken back. */
        boolean takes(CommentLike like) {
            return !like.wanted() || (!comment.hidden() && video.isVisibleTo(like.accountId()));
        }
    }

    private Mono<Map<Long, Known>> known(List<LikedComment> held) {
        return videos.authorsOf(held.stream().map(LikedComment::videoId).collect(toSet()))
                .map(byVideo -> held.stream()
                        .filter(comment -> byVideo.containsKey(comment.videoId()))
                        .collect(toMap(
                                LikedComment::commentId,
                                comment ->
                                        new Known(comment, Objects.requireNonNull(byVideo.get(comment.videoId()))))));
    }

    private Mono<List<Boolean>> change(List<CommentLike> commands, Map<Long, Known> known) {
        var possible = commands.stream().filter(like -> isPossible(like, known)).toList();
        return changed(possible)
                .flatMap(counts::add)
                .filter(counted -> !counted.isEmpty())
                .delayUntil(counted -> events.afterCommit(CommentsCounted.of(counted)))
                .then(Mono.fromSupplier(() ->
                        commands.stream().map(like -> isPossible(like, known)).toList()));
    }

    private static boolean isPossible(CommentLike like, Map<Long, Known> known) {
        var one = known.get(like.commentId());
        return one != null && one.takes(like);
    }

    private Mono<List<CommentDelta>> changed(List<CommentLike> possible) {
        return Flux.concat(
                        likes.insert(wanted(possible, true)).map(comment -> new CommentDelta(comment, 0, 1)),
                        likes.delete(wanted(possible, false)).map(comment -> new CommentDelta(comment, 0, -1)))
                .collect(
                        HashMap<Long, Integer>::new,
                        (sum, delta) -> sum.merge(delta.commentId(), delta.likes(), Integer::sum))
                .map(sums -> sums.entrySet().stream()
                        .filter(sum -> sum.getValue() != 0)
                        .map(sum -> new CommentDelta(sum.getKey(), 0, sum.getValue()))
                        .toList());
    }

    private static List<CommentLike> wanted(List<CommentLike> likes, boolean wanted) {
        return likes.stream().filter(like -> like.wanted() == wanted).toList();
    }
}
