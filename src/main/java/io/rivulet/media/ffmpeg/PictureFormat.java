package io.rivulet.media.ffmpeg;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** The formats that a picture may be sent in, told by its first bytes: what a client calls it counts for nothing. */
enum PictureFormat {
    JPEG("jpeg_pipe", "mjpeg", 0, "\u00ff\u00d8\u00ff"),
    PNG("png_pipe", "png", 0, "\u0089PNG\r\n\u001a\n"),
    GIF("gif", "gif", 0, "GIF8"),
    WEBP("webp_pipe", "webp", 8, "WEBP");

    /** How many bytes tell all of them. */
    static final int TELLING = 12;

    private final String demuxer;
    private final String codec;
    private final int at;
    private final String mark;

    PictureFormat(String demuxer, String codec, int at, String mark) {
        this.demuxer = demuxer;
        this.codec = codec;
        this.at = at;
        this.mark = mark;
    }

    static Optional<PictureFormat> of(byte[] first) {
        return Arrays.stream(values()).filter(format -> format.begins(first)).findFirst();
    }

    String demuxer() {
        return demuxer;
    }

    String codec() {
        return codec;
    }

    private boolean begins(byte[] first) {
        return new String(first, StandardCharsets.ISO_8859_1).startsWith(mark, at);
    }
}
