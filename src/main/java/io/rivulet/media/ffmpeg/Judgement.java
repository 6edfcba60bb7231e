package io.rivulet.media.ffmpeg;

import io.rivulet.media.MediaError;
import io.rivulet.media.VideoInfo;
import io.rivulet.media.ffmpeg.MediaProperties.Accepted;

/** Refuses what is a video, but not one that is taken here. */
final class Judgement {

    private Judgement() {}

    static VideoInfo accept(VideoInfo info, Accepted accepted) {
        if (!Codecs.VIDEO.contains(decoder(info.picture().coding().codec()))) {
            throw Failures.codecNotAllowed(info.picture().coding().codec());
        }
        if (info.duration().isZero() || info.width() < 2 || info.height() < 2) {
            throw MediaError.NOT_A_VIDEO.because("The file holds no moving picture: its video stream is empty");
        }
        if (info.duration().compareTo(accepted.maxDuration()) > 0) {
            throw MediaError.VIDEO_TOO_LONG.because(
                    "The video is longer than " + accepted.maxDuration().toSeconds() + " seconds: cut it shorter");
        }
        if ((long) info.width() * info.height() > accepted.maxPixels()) {
            throw MediaError.TOO_MANY_PIXELS.because("The video has " + info.width() + "x" + info.height()
                    + " pixels, more than " + accepted.maxPixels() + " in all: send a smaller version");
        }
        return info;
    }

    /** Codec and decoder have the same name but for a few. */
    private static String decoder(String codec) {
        return switch (codec) {
            case "flv1" -> "flv";
            case "msmpeg4v3" -> "msmpeg4";
            default -> codec;
        };
    }
}
