package io.rivulet.video;

import io.rivulet.media.MediaAddress;
import java.util.List;

/** Where that lies which is made of an original for every phone. */
public record Playable(MediaAddress video, MediaAddress cover) {

    public List<MediaAddress> addresses() {
        return List.of(video, cover);
    }

    public static Playable of(String token, Visibility visibility) {
        boolean secret = visibility == Visibility.PRIVATE;
        return new Playable(new MediaAddress(secret, token, "video.mp4"), new MediaAddress(secret, token, "cover.jpg"));
    }
}
