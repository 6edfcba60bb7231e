package io.rivulet.engagement.like;

import io.rivulet.account.AccountCounts;
import io.rivulet.account.AccountDelta;
import io.rivulet.account.Accounts;
import io.rivulet.video.Authorship;
import io.rivulet.video.VideoDelta;
import io.rivulet.video.Videos;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Moves the three counts of a like: the video's, the liker's and the author's; a step of the likes' transaction. */
@Component
class LikeCounting {

    private final Videos videos;
    private final Accounts accounts;

    LikeCounting(Videos videos, Accounts accounts) {
        this.videos = videos;
        this.accounts = accounts;
    }

    /** The versions that the counts of the accounts have now. */
    Mono<Map<Long, Long>> count(Collection<LikeCommand> changed, Map<Long, Authorship> authors) {
        var byVideo = changed.stream()
                .map(like -> VideoDelta.favorites(like.videoId(), by(like)))
                .toList();
        var byAccount = changed.stream()
                .flatMap(like -> Stream.of(
                        AccountDelta.favorites(like.accountId(), by(like)),
                        AccountDelta.favorited(author(authors, like.videoId()), by(like))))
                .toList();
        return videos.count(byVideo).then(accounts.count(byAccount)).map(LikeCounting::versions);
    }

    private static int by(LikeCommand like) {
        return like.wanted() ? 1 : -1;
    }

    private static long author(Map<Long, Authorship> authors, long videoId) {
        return Objects.requireNonNull(authors.get(videoId)).authorId();
    }

    private static Map<Long, Long> versions(Map<Long, AccountCounts> counts) {
        var versions = new HashMap<Long, Long>();
        counts.forEach((account, counted) -> versions.put(account, counted.version()));
        return versions;
    }
}
