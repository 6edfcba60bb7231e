package io.rivulet.engagement;

import io.rivulet.account.Accounts;
import io.rivulet.video.Videos;
import io.rivulet.video.removal.VideoErasure;
import java.util.List;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Takes back from removed videos what people gave them: rows first, then the counts of the video, then people's. */
@Component
class RemovedVideos implements VideoErasure {

    private final List<RowErasure> rooms;
    private final Videos videos;
    private final Accounts accounts;

    RemovedVideos(List<RowErasure> rooms, Videos videos, Accounts accounts) {
        this.rooms = List.copyOf(rooms);
        this.videos = videos;
        this.accounts = accounts;
    }

    @Override
    public Mono<Boolean> erase(long videoId, long authorId, int atMost) {
        return Flux.fromIterable(rooms)
                .reduce(Mono.just(ErasedRows.NONE), (earlier, room) -> after(earlier, room, videoId, authorId, atMost))
                .flatMap(erased -> erased)
                .delayUntil(erased -> videos.count(erased.ofVideo()))
                .delayUntil(erased -> accounts.count(erased.ofPeople()))
                .then(isBare(videoId));
    }

    /** Each room may take away as many as those before it left of the bound. */
    private static Mono<ErasedRows> after(
            Mono<ErasedRows> earlier, RowErasure room, long videoId, long authorId, int atMost) {
        return earlier.flatMap(erased -> erased.rows() >= atMost
                ? Mono.just(erased)
                : room.erase(videoId, authorId, atMost - erased.rows()).map(erased::plus));
    }

    private Mono<Boolean> isBare(long videoId) {
        return Flux.fromIterable(rooms)
                .concatMap(room -> room.isBare(videoId), 1)
                .all(bare -> bare);
    }
}
