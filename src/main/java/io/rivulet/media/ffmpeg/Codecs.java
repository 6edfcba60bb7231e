package io.rivulet.media.ffmpeg;

import java.util.List;
import java.util.stream.Stream;

/** The decoders that may run: those for what people have, and none of the many that nobody has looked at for years. */
final class Codecs {

    static final List<String> VIDEO = List.of(
            "h264",
            "hevc",
            "vp8",
            "vp9",
            "libvpx",
            "libvpx-vp9",
            "libdav1d",
            "libaom-av1",
            "av1",
            "mpeg4",
            "mpeg2video",
            "mpeg1video",
            "msmpeg4v2",
            "msmpeg4",
            "h263",
            "flv",
            "mjpeg",
            "prores",
            "wmv1",
            "wmv2",
            "wmv3",
            "vc1");

    private static final List<String> AUDIO = List.of(
            "aac",
            "mp3float",
            "mp3",
            "mp2float",
            "mp2",
            "opus",
            "libopus",
            "vorbis",
            "flac",
            "alac",
            "ac3",
            "eac3",
            "wmav1",
            "wmav2",
            "amrnb",
            "amrwb",
            "libopencore_amrnb",
            "libopencore_amrwb",
            "adpcm_ms",
            "adpcm_ima_wav",
            "adpcm_ima_qt",
            "pcm_s8",
            "pcm_u8",
            "pcm_s16le",
            "pcm_s16be",
            "pcm_s24le",
            "pcm_s24be",
            "pcm_s32le",
            "pcm_s32be",
            "pcm_f32le",
            "pcm_f32be",
            "pcm_alaw",
            "pcm_mulaw",
            "pcm_dvd",
            "pcm_bluray");

    /** Never used, but ffprobe opens the decoder of every stream and gives up where it may not. */
    private static final List<String> BESIDE = List.of(
            "png", "mov_text", "subrip", "srt", "ass", "ssa", "webvtt", "text", "cc_dec", "dvdsub", "dvbsub", "pgssub");

    private Codecs() {}

    static String whitelist() {
        return String.join(
                ",", Stream.of(VIDEO, AUDIO, BESIDE).flatMap(List::stream).toList());
    }
}
