package io.rivulet.engagement.comment;

import static io.rivulet.engagement.EngagementError.COMMENT_NOT_FOUND;

import io.rivulet.engagement.EngagementProperties;
import io.rivulet.platform.data.Part;
import io.rivulet.platform.data.Slice;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Comments on videos, newest first. */
@Component
public class Comments {

    private final CommentListRepository comments;
    private final CommentWriting writing;
    private final EngagementProperties properties;

    Comments(CommentListRepository comments, CommentWriting writing, EngagementProperties properties) {
        this.comments = comments;
        this.writing = writing;
        this.properties = properties;
    }

    /** Durable, and in the next list, when it is answered. */
    public Mono<Comment> add(long accountId, long videoId, @Nullable String text) {
        return reply(accountId, videoId, text, 0);
    }

    /**
     * As {@link #add}, in the thread of another comment on the same video.
     *
     * @param replyTo any comment of the thread; 0 to begin one
     */
    public Mono<Comment> reply(long accountId, long videoId, @Nullable String text, long replyTo) {
        return Mono.fromSupplier(() -> writing.compose(accountId, videoId, text, replyTo))
                .flatMap(writing::add);
    }

    /** As {@link #reply}, as steps of the transaction of the caller, who writes more in it. */
    public Mono<Comment> replyInTransaction(long accountId, long videoId, @Nullable String text, long replyTo) {
        return Mono.fromSupplier(() -> writing.compose(accountId, videoId, text, replyTo))
                .flatMap(writing::addInTransaction);
    }

    /** By whoever wrote the comment or published the video; what answers it goes with it. */
    public Mono<Void> delete(long accountId, long videoId, long commentId) {
        return writing.delete(new CommentCommand.Delete(videoId, accountId, commentId));
    }

    /** As {@link #delete}, wherever the comment is. */
    public Mono<Void> delete(long accountId, long commentId) {
        return require(commentId).flatMap(comment -> delete(accountId, comment.videoId(), commentId));
    }

    /** Whether its video may be seen is for the caller to find out. */
    public Mono<Comment> require(long commentId) {
        return comments.find(commentId)
                .switchIfEmpty(COMMENT_NOT_FOUND.asError("There is no comment " + commentId + "."));
    }

    /** Of a video that the caller knows to be there, the newest first, replies among the others. */
    public Mono<Part<Comment>> newestOf(long videoId, Slice slice) {
        return part(slice, oneMore -> comments.newestOf(videoId, oneMore));
    }

    /** The same without replies. */
    public Mono<Part<Comment>> threadsOf(long videoId, Slice slice) {
        return part(slice, oneMore -> comments.rootsOf(videoId, oneMore));
    }

    /** What belongs to the thread of a comment that the caller knows to be there, the newest first. */
    public Mono<Part<Comment>> repliesTo(long rootId, Slice slice) {
        return part(slice, oneMore -> comments.repliesTo(rootId, oneMore));
    }

    private Mono<Part<Comment>> part(Slice slice, Function<Slice, Flux<Comment>> list) {
        var bounded = slice.atMost(properties.listMax());
        return list.apply(bounded.andOneMore())
                .collectList()
                .map(newest -> Part.of(newest, bounded.limit(), Comment::id));
    }
}
