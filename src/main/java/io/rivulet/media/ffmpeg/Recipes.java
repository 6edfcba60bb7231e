package io.rivulet.media.ffmpeg;

import io.rivulet.media.Picture;
import io.rivulet.media.Pictures.Shape;
import io.rivulet.media.Sound;
import io.rivulet.media.VideoInfo;
import io.rivulet.media.ffmpeg.MediaProperties.Work;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The output halves of FFmpeg's argument vectors. */
final class Recipes {

    private static final int COVER_WIDTH = 720;
    private static final int COVER_HEIGHT = 1280;
    private static final List<Integer> COMMON_SAMPLE_RATES = List.of(44_100, 48_000);

    /** The first real picture and the first sound; nothing that says where, when, by whom or with what it was made. */
    private static final List<String> PICTURE_AND_SOUND =
            List.of("-map", "0:V:0", "-map", "0:a:0?", "-dn", "-sn", "-map_metadata", "-1", "-map_chapters", "-1");

    /** Camcorders and encoders also write into the H.264 stream itself, as supplemental messages (type 6). */
    private static final List<String> NO_MESSAGES = List.of("-bsf:v", "filter_units=remove_types=6");

    private static final List<String> COPY_PICTURE = List.of("-c:v", "copy");
    private static final List<String> COPY_SOUND = List.of("-c:a", "copy");

    private Recipes() {}

    static List<String> remux(Work limits, Path target) {
        return joined(PICTURE_AND_SOUND, COPY_PICTURE, COPY_SOUND, NO_MESSAGES, mp4(limits, target));
    }

    /** Copies the half that conforms already; both are made anew when both did, since then a copy has failed. */
    static List<String> transcode(VideoInfo info, boolean toneMapping, Work limits, Path target) {
        boolean all = info.playable();
        var picture =
                info.picture().playable() && !all ? COPY_PICTURE : encodedPicture(info.picture(), toneMapping, limits);
        var sound = info.sound();
        var audio = sound == null ? List.of("-an") : sound.playable() && !all ? COPY_SOUND : encodedSound(sound);
        return joined(PICTURE_AND_SOUND, picture, audio, NO_MESSAGES, mp4(limits, target));
    }

    /** The first frame of the first seconds that is not black. */
    static List<String> lightCover(Picture picture, boolean toneMapping, Path target) {
        return jpeg(Filters.lightCover(picture, coverOf(picture), toneMapping), target);
    }

    static List<String> firstFrame(Picture picture, boolean toneMapping, Path target) {
        return jpeg(Filters.cover(picture, coverOf(picture), toneMapping), target);
    }

    /** A still one. */
    static List<String> picture(Shape shape, Path target) {
        return jpeg(Filters.picture(shape), target);
    }

    private static List<String> encodedPicture(Picture picture, boolean toneMapping, Work limits) {
        var frame = Frame.within(picture, Picture.LONG_SIDE, Picture.LONG_SIDE);
        var rate =
                picture.frameRate() == 0 ? Filters.HIGHEST_RATE : Math.min(picture.frameRate(), Filters.HIGHEST_RATE);
        return List.of(
                "-vf",
                Filters.transcode(picture, frame, toneMapping),
                "-c:v",
                "libx264",
                "-preset",
                limits.preset(),
                "-profile:v",
                "high",
                "-level:v",
                frame.level(rate),
                "-crf",
                "23",
                "-maxrate",
                "8M",
                "-bufsize",
                "12M",
                "-g",
                "120",
                "-fps_mode",
                "vfr",
                "-threads:v",
                Integer.toString(limits.threads()));
    }

    private static List<String> encodedSound(Sound sound) {
        var stereo = List.of("-c:a", "aac", "-b:a", "128k", "-ac", "2", "-af", "aresample=async=1");
        return COMMON_SAMPLE_RATES.contains(sound.sampleRate()) ? stereo : joined(stereo, List.of("-ar", "48000"));
    }

    private static List<String> mp4(Work limits, Path target) {
        return joined(
                List.of(
                        "-movflags",
                        "+faststart",
                        "-fs",
                        Long.toString(limits.maxOutput().toBytes())),
                to("mp4", target));
    }

    private static List<String> jpeg(String filters, Path target) {
        return joined(
                List.of("-map", "0:V:0", "-map_metadata", "-1", "-t", "6", "-vf", filters, "-frames:v", "1"),
                List.of("-c:v", "mjpeg", "-q:v", "3"),
                to("mjpeg", target));
    }

    private static List<String> to(String muxer, Path target) {
        return List.of(
                "-fflags",
                "+bitexact",
                "-flags:v",
                "+bitexact",
                "-flags:a",
                "+bitexact",
                "-protocol_whitelist",
                "file",
                "-f",
                muxer,
                "file:" + target);
    }

    private static Frame coverOf(Picture picture) {
        return Frame.within(picture, COVER_WIDTH, COVER_HEIGHT);
    }

    @SafeVarargs
    private static List<String> joined(List<String>... parts) {
        var all = new ArrayList<String>();
        for (var part : parts) {
            all.addAll(part);
        }
        return all;
    }
}
