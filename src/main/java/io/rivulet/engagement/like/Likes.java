package io.rivulet.engagement.like;

import io.rivulet.engagement.EngagementProperties;
import io.rivulet.engagement.MissingVideo;
import io.rivulet.platform.data.GroupCommit;
import io.rivulet.platform.data.GroupCommits;
import io.rivulet.platform.data.Part;
import io.rivulet.platform.data.Slice;
import io.rivulet.platform.redis.Marks;
import java.util.Collection;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Likes: given and taken back as often as one likes, counted once. */
@Component
public class Likes {

    /** The kind of its marks. */
    public static final char MARK = 'v';

    private final LikeRepository likes;
    private final EngagementProperties properties;
    private final GroupCommit<LikeCommand, LikeOutcome> writes;

    Likes(LikeRepository likes, EngagementProperties properties, LikeWrite write, GroupCommits commits) {
        this.likes = likes;
        this.properties = properties;
        this.writes = commits.of(write);
    }

    /** How a liked video stands among its viewer's marks. */
    public static String mark(long videoId) {
        return Marks.of(MARK, videoId);
    }

    /** The ids of the videos among some marks. */
    public static Long[] videosAmong(Collection<String> marks) {
        return Marks.ids(marks, MARK);
    }

    /** Durable when it completes; a like that is there already stays as it is. */
    public Mono<Void> like(long accountId, long videoId) {
        return carryOut(new LikeCommand(new Like(accountId, videoId), true));
    }

    /** Durable when it completes; a like that is not there is no failure. */
    public Mono<Void> unlike(long accountId, long videoId) {
        return carryOut(new LikeCommand(new Like(accountId, videoId), false));
    }

    /** What an account likes, the newest like first. */
    public Mono<Part<LikedVideo>> likedBy(long accountId, Slice slice) {
        var bounded = slice.atMost(properties.listMax());
        return likes.newestOf(accountId, bounded.andOneMore())
                .collectList()
                .map(newest -> Part.of(newest, bounded.limit(), LikedVideo::seq));
    }

    private Mono<Void> carryOut(LikeCommand command) {
        return writes.submit(command)
                .onErrorMap(MissingVideo::isBehind, gone -> MissingVideo.of(command.videoId()))
                .filter(LikeOutcome::found)
                .switchIfEmpty(Mono.error(() -> MissingVideo.of(command.videoId())))
                .then();
    }
}
