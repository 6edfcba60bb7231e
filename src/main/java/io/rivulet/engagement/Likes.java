package io.rivulet.engagement;

import io.rivulet.platform.data.GroupCommit;
import io.rivulet.platform.data.GroupCommits;
import io.rivulet.platform.data.Slice;
import io.rivulet.video.VideoError;
import java.util.List;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Likes: given and taken back as often as one likes, counted once. */
@Component
public class Likes {

    private final LikeRepository likes;
    private final GroupCommit<LikeCommand, LikeOutcome> writes;

    Likes(LikeRepository likes, LikeWrite write, GroupCommits commits) {
        this.likes = likes;
        this.writes = commits.of(write);
    }

    /** How a liked video stands among its viewer's marks. */
    public static String mark(long videoId) {
        return "v" + videoId;
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
    public Mono<List<LikedVideo>> likedBy(long accountId, Slice slice) {
        return likes.newestOf(accountId, slice).collectList();
    }

    private Mono<Void> carryOut(LikeCommand command) {
        return writes.submit(command)
                .filter(LikeOutcome::found)
                .switchIfEmpty(VideoError.VIDEO_NOT_FOUND.asError("There is no video " + command.videoId() + "."))
                .then();
    }
}
