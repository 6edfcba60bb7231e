package io.rivulet.engagement.comment;

import io.rivulet.engagement.EngagementProperties;
import io.rivulet.platform.data.Part;
import io.rivulet.platform.data.Slice;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Comments on videos, newest first. */
@Component
public class Comments {

    private final CommentRepository comments;
    private final CommentWriting writing;
    private final EngagementProperties properties;

    Comments(CommentRepository comments, CommentWriting writing, EngagementProperties properties) {
        this.comments = comments;
        this.writing = writing;
        this.properties = properties;
    }

    /** Durable, and in the next list, when it is answered. */
    public Mono<Comment> add(long accountId, long videoId, @Nullable String text) {
        return Mono.fromSupplier(() -> writing.compose(accountId, videoId, text))
                .flatMap(writing::add);
    }

    /** By whoever wrote the comment or published the video. */
    public Mono<Void> delete(long accountId, long videoId, long commentId) {
        return writing.delete(new CommentCommand.Delete(videoId, accountId, commentId));
    }

    /** Of a video that the caller knows to be there, newest first. */
    public Mono<Part<Comment>> newestOf(long videoId, Slice slice) {
        var bounded = slice.atMost(properties.listMax());
        return comments.newestOf(videoId, bounded.andOneMore())
                .collectList()
                .map(newest -> Part.of(newest, bounded.limit(), Comment::id));
    }

    /** Whether a slice is the newest comments, as many as a list shows at most. */
    public boolean isLongest(Slice slice) {
        return slice.before() == Slice.NEWEST && slice.limit() >= properties.listMax();
    }
}
