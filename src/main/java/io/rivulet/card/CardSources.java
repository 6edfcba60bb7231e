package io.rivulet.card;

import static java.util.stream.Collectors.toMap;

import io.rivulet.account.Accounts;
import io.rivulet.engagement.comment.Comments;
import io.rivulet.platform.data.Slice;
import io.rivulet.video.Videos;
import java.util.Collection;
import java.util.Map;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Where shelves get what they do not have; each question is one statement. */
@Component
class CardSources {

    private final Videos videos;
    private final Accounts accounts;
    private final Comments comments;

    CardSources(Videos videos, Accounts accounts, Comments comments) {
        this.videos = videos;
        this.accounts = accounts;
        this.comments = comments;
    }

    Mono<Map<Long, SharedVideo>> videos(Collection<Long> ids, CardFormat format) {
        return videos.byIds(ids)
                .map(read -> read.values().stream()
                        .map(video -> SharedVideo.of(video, format))
                        .collect(toMap(SharedVideo::id, video -> video)));
    }

    Mono<Map<Long, SharedPerson>> people(Collection<Long> ids, CardFormat format) {
        return accounts.byIds(ids)
                .map(read -> read.values().stream()
                        .map(profile -> SharedPerson.of(profile, format))
                        .collect(toMap(SharedPerson::id, person -> person)));
    }

    Mono<SharedComments> comments(long videoId, Slice slice, CardFormat format) {
        return (format.isThreaded() ? comments.threadsOf(videoId, slice) : comments.newestOf(videoId, slice))
                .map(part -> SharedComments.of(part, format));
    }
}
