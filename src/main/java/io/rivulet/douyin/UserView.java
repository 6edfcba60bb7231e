package io.rivulet.douyin;

import io.rivulet.card.PersonCard;
import io.rivulet.media.DefaultPictures;
import java.util.Objects;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/** The contract's User. */
@JsonNaming(SnakeCaseStrategy.class)
record UserView(
        long id,
        String name,
        long followCount,
        long followerCount,
        boolean isFollow,
        String avatar,
        String backgroundImage,
        String signature,
        long totalFavorited,
        long workCount,
        long favoriteCount) {

    private static final String NO_SIGNATURE = "这个人很懒，什么都没有留下";

    static UserView of(PersonCard card, String base) {
        var profile = card.profile();
        var counts = profile.counts();
        return new UserView(
                profile.id(),
                profile.name(),
                counts.follows(),
                counts.followers(),
                card.followed(),
                base + Objects.requireNonNullElse(profile.avatar(), DefaultPictures.AVATAR_PATH),
                base + Objects.requireNonNullElse(profile.background(), DefaultPictures.BACKGROUND_PATH),
                Objects.requireNonNullElse(profile.signature(), NO_SIGNATURE),
                counts.favorited(),
                counts.works(),
                counts.favorites());
    }
}
