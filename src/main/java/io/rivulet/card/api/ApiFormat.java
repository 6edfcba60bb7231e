package io.rivulet.card.api;

import static java.util.Objects.requireNonNullElse;

import io.rivulet.account.Profile;
import io.rivulet.card.CardFormat;
import io.rivulet.card.Fragment;
import io.rivulet.card.Slot;
import io.rivulet.engagement.comment.Comment;
import io.rivulet.media.DefaultPictures;
import io.rivulet.media.MediaPaths;
import io.rivulet.video.Video;
import io.rivulet.video.VideoState;
import java.time.Instant;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** How `/api/v1` writes videos, people and comments; what is not there has no member. */
@Component
public class ApiFormat implements CardFormat {

    @Override
    public Fragment person(Profile person) {
        var members = new Fragment.Builder()
                .member("id")
                .number(person.id())
                .member("name")
                .string(person.name())
                .member("avatar_url")
                .address(requireNonNullElse(person.avatar(), DefaultPictures.AVATAR_PATH))
                .member("background_url")
                .address(requireNonNullElse(person.background(), DefaultPictures.BACKGROUND_PATH))
                .member("signature")
                .string(requireNonNullElse(person.signature(), ""));
        return members.member("following_count")
                .slot(Slot.FOLLOWS)
                .member("follower_count")
                .slot(Slot.FOLLOWERS)
                .member("video_count")
                .slot(Slot.WORKS)
                .member("like_count")
                .slot(Slot.FAVORITED)
                .member("liked_count")
                .slot(Slot.FAVORITES)
                .member("is_followed")
                .slot(Slot.IS_FOLLOWED)
                .build();
    }

    @Override
    public Fragment video(Video video, MediaPaths paths) {
        var object = new Fragment.Builder()
                .open()
                .member("id")
                .number(video.id())
                .member("author")
                .slot(Slot.AUTHOR)
                .member("title")
                .string(video.title())
                .member("state")
                .string(named(video.state()))
                .member("visibility")
                .string(named(video.visibility()));
        addTimeAndAddresses(object, video, paths);
        return object.member("favorite_count")
                .slot(Slot.VIDEO_FAVORITES)
                .member("comment_count")
                .slot(Slot.VIDEO_COMMENTS)
                .member("collect_count")
                .slot(Slot.VIDEO_COLLECTS)
                .member("view_count")
                .slot(Slot.VIDEO_VIEWS)
                .member("is_favorite")
                .slot(Slot.IS_FAVORITE)
                .close()
                .build();
    }

    @Override
    public Fragment comment(Comment comment) {
        var object = new Fragment.Builder()
                .open()
                .member("id")
                .number(comment.id())
                .member("video_id")
                .number(comment.videoId());
        if (comment.place().isReply()) {
            object.member("root_id").number(comment.place().rootId());
            object.member("reply_to").number(comment.place().replyTo());
        }
        return object.member("author")
                .slot(Slot.AUTHOR)
                .member("content")
                .string(comment.content())
                .member("created_at")
                .string(comment.createdAt().toString())
                .member("like_count")
                .slot(Slot.COMMENT_LIKES)
                .member("reply_count")
                .slot(Slot.COMMENT_REPLIES)
                .member("is_liked")
                .slot(Slot.IS_LIKED)
                .close()
                .build();
    }

    @Override
    public boolean isThreaded() {
        return true;
    }

    private static void addTimeAndAddresses(Fragment.Builder object, Video video, MediaPaths paths) {
        var publishedAt = video.publishedAt();
        if (publishedAt != null) {
            object.member("published_at")
                    .string(Instant.ofEpochMilli(publishedAt).toString());
        }
        if (video.state() == VideoState.PUBLISHED) {
            object.member("play_url").address(video.playPath(paths));
            object.member("cover_url").address(video.coverPath(paths));
        }
    }

    private static String named(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
