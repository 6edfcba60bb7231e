package io.rivulet.douyin;

import static java.util.Objects.requireNonNullElse;

import io.rivulet.account.Profile;
import io.rivulet.card.CardFormat;
import io.rivulet.card.Fragment;
import io.rivulet.card.Slot;
import io.rivulet.engagement.comment.Comment;
import io.rivulet.media.DefaultPictures;
import io.rivulet.media.MediaPaths;
import io.rivulet.video.Video;
import org.springframework.stereotype.Component;

/** The contract's User, Video and Comment. */
@Component
class DouyinFormat implements CardFormat {

    private static final String NO_SIGNATURE = "这个人很懒，什么都没有留下";

    private final Calendar calendar;

    DouyinFormat(Calendar calendar) {
        this.calendar = calendar;
    }

    @Override
    public Fragment person(Profile person) {
        return new Fragment.Builder()
                .member("id")
                .number(person.id())
                .member("name")
                .string(person.name())
                .member("follow_count")
                .slot(Slot.FOLLOWS)
                .member("follower_count")
                .slot(Slot.FOLLOWERS)
                .member("is_follow")
                .slot(Slot.IS_FOLLOWED)
                .member("avatar")
                .address(requireNonNullElse(person.avatar(), DefaultPictures.AVATAR_PATH))
                .member("background_image")
                .address(requireNonNullElse(person.background(), DefaultPictures.BACKGROUND_PATH))
                .member("signature")
                .string(requireNonNullElse(person.signature(), NO_SIGNATURE))
                .member("total_favorited")
                .slot(Slot.FAVORITED)
                .member("work_count")
                .slot(Slot.WORKS)
                .member("favorite_count")
                .slot(Slot.FAVORITES)
                .build();
    }

    @Override
    public Fragment video(Video video, MediaPaths paths) {
        return new Fragment.Builder()
                .open()
                .member("id")
                .number(video.id())
                .member("author")
                .slot(Slot.AUTHOR)
                .member("play_url")
                .address(video.playPath(paths))
                .member("cover_url")
                .address(video.coverPath(paths))
                .member("favorite_count")
                .slot(Slot.VIDEO_FAVORITES)
                .member("comment_count")
                .slot(Slot.VIDEO_COMMENTS)
                .member("is_favorite")
                .slot(Slot.IS_FAVORITE)
                .member("title")
                .string(video.title())
                .close()
                .build();
    }

    /** The day of the comment is `MM-dd`. */
    @Override
    public Fragment comment(Comment comment) {
        return new Fragment.Builder()
                .open()
                .member("id")
                .number(comment.id())
                .member("user")
                .slot(Slot.AUTHOR)
                .member("content")
                .string(comment.content())
                .member("create_date")
                .string(calendar.dayOf(comment.createdAt()))
                .close()
                .build();
    }
}
