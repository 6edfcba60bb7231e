package io.rivulet.card.api;

import io.rivulet.card.Cards;
import io.rivulet.card.VideoCard;
import io.rivulet.platform.api.Items;
import io.rivulet.platform.api.RankedRequest;
import io.rivulet.platform.data.RankedPart;
import io.rivulet.platform.web.QueryString;
import io.rivulet.video.rank.VideoRanks;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** Lists videos in the order and of the kind that is asked for. */
@Component
class VideoListHandler {

    private final ApiVisitors visitors;
    private final VideoRanks ranks;
    private final Cards cards;
    private final ApiFormat format;

    VideoListHandler(ApiVisitors visitors, VideoRanks ranks, Cards cards, ApiFormat format) {
        this.visitors = visitors;
        this.ranks = ranks;
        this.cards = cards;
        this.format = format;
    }

    Mono<ServerResponse> list(ServerRequest request) {
        var query = QueryString.firstValues(request.uri().getRawQuery());
        var wanted = VideoQuery.of(query);
        var asked = RankedRequest.of(wanted.list(), query);
        // whose state it is has to be known
        var visit = wanted.filter().state() == null ? visitors.visit(request) : visitors.visitSignedIn(request);
        return visit.flatMap(
                viewed -> seen(wanted, asked, viewed).flatMap(part -> Items.answer(part, asked, viewed.writer())));
    }

    private Mono<RankedPart<VideoCard>> seen(VideoQuery wanted, RankedRequest asked, Visit visit) {
        return ranks.list(wanted.filter(), wanted.sort(), asked.slice(), visit.viewer())
                .flatMap(part ->
                        cards.videosById(part.entries(), visit.viewer(), format).map(part::with));
    }
}
