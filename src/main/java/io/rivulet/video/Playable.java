package io.rivulet.video;

import io.rivulet.media.MediaAddress;

/** Where that lies which is made of an original for every phone. */
record Playable(MediaAddress video, MediaAddress cover) {

    static Playable of(String token, Visibility visibility) {
        boolean secret = visibility == Visibility.PRIVATE;
        return new Playable(new MediaAddress(secret, token, "video.mp4"), new MediaAddress(secret, token, "cover.jpg"));
    }
}
