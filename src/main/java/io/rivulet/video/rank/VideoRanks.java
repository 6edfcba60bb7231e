package io.rivulet.video.rank;

import io.rivulet.platform.data.RankedPart;
import io.rivulet.platform.data.RankedSlice;
import io.rivulet.platform.security.Viewer;
import io.rivulet.platform.web.ApiException;
import io.rivulet.video.VideoError;
import io.rivulet.video.entry.Captions;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Lists of videos in several orders; each is one statement. */
@Component
public class VideoRanks {

    private final RankRepository ranks;
    private final Captions captions;

    VideoRanks(RankRepository ranks, Captions captions) {
        this.ranks = ranks;
        this.captions = captions;
    }

    /** The ids; of a state only the author's own. */
    public Mono<RankedPart<Long>> list(VideoFilter filter, VideoSort sort, RankedSlice slice, Viewer viewer) {
        return Mono.fromSupplier(() -> judged(filter, viewer))
                .flatMap(judged -> ranks.list(judged, sort, slice.andOneMore()).collectList())
                .map(oneMore -> RankedPart.of(oneMore, slice.limit()));
    }

    private VideoFilter judged(VideoFilter filter, Viewer viewer) {
        var tag = tag(filter.tag());
        if (filter.state() == null) {
            return new VideoFilter(filter.author(), tag, null);
        }
        if (filter.author() != null && !viewer.is(filter.author())) {
            throw VideoError.NOT_THE_AUTHOR
                    .because("Only the author may list videos by `state`: leave it out, or list your own")
                    .at("state");
        }
        return new VideoFilter(viewer.accountId(), tag, filter.state());
    }

    private @Nullable String tag(@Nullable String raw) {
        try {
            return raw == null ? null : captions.tag(raw);
        } catch (ApiException refusal) {
            // a parameter, and no member of a body
            throw refusal.at("tag");
        }
    }
}
