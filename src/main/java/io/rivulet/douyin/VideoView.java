package io.rivulet.douyin;

import io.rivulet.card.VideoCard;
import java.util.List;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/** The contract's Video. */
@JsonNaming(SnakeCaseStrategy.class)
record VideoView(
        long id,
        UserView author,
        String playUrl,
        String coverUrl,
        long favoriteCount,
        long commentCount,
        boolean isFavorite,
        String title) {

    static List<VideoView> of(List<VideoCard> cards, String base) {
        return cards.stream().map(card -> of(card, base)).toList();
    }

    private static VideoView of(VideoCard card, String base) {
        var video = card.video();
        return new VideoView(
                video.id(),
                UserView.of(card.author(), base),
                base + video.playPath(),
                base + video.coverPath(),
                video.counts().favorites(),
                video.counts().comments(),
                card.favorite(),
                video.title());
    }
}
