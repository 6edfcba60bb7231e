package io.rivulet.engagement;

import io.rivulet.account.AccountDelta;
import io.rivulet.account.Accounts;
import io.rivulet.video.VideoDelta;
import io.rivulet.video.VideoErasure;
import io.rivulet.video.Videos;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Takes likes and comments back from videos that are removed: rows first, then the counts of the video, then people's. */
@Component
class RemovedVideos implements VideoErasure {

    private final ErasureRepository rows;
    private final Videos videos;
    private final Accounts accounts;

    RemovedVideos(ErasureRepository rows, Videos videos, Accounts accounts) {
        this.rows = rows;
        this.videos = videos;
        this.accounts = accounts;
    }

    @Override
    public Mono<Boolean> erase(long videoId, long authorId, int atMost) {
        return rows.deleteLikes(videoId, atMost)
                .zipWhen(
                        likers -> rows.deleteComments(videoId, atMost - likers.size()),
                        (likers, comments) -> new Erased(videoId, authorId, likers, comments))
                .delayUntil(erased -> videos.count(erased.ofVideo()))
                .delayUntil(erased -> accounts.count(erased.ofPeople()))
                .then(rows.isBare(videoId));
    }

    /** The rows that were deleted: who had liked the video, and how many comments there were. */
    record Erased(long videoId, long authorId, List<Long> likers, int comments) {

        List<VideoDelta> ofVideo() {
            return List.of(VideoDelta.favorites(videoId, -likers.size()), VideoDelta.comments(videoId, -comments));
        }

        List<AccountDelta> ofPeople() {
            var given = likers.stream().map(liker -> AccountDelta.favorites(liker, -1));
            return Stream.concat(given, Stream.of(AccountDelta.favorited(authorId, -likers.size())))
                    .toList();
        }
    }
}
