package io.rivulet.media;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/** The container formats a video may arrive in, told apart by their first bytes and never by a name. */
public enum Container {
    MP4("mov"),
    MATROSKA("matroska"),
    AVI("avi"),
    FLV("flv"),
    MPEG_TS("mpegts"),
    MPEG_PS("mpeg"),
    ASF("asf");

    /** How many bytes of the beginning {@link #sniff} wants to see; a shorter file is shown whole. */
    public static final int HEAD_BYTES = 1024;

    private static final Set<String> MP4_BOXES =
            Set.of("ftyp", "styp", "moov", "mdat", "wide", "free", "skip", "pnot", "uuid");
    private static final Set<String> STILL_IMAGES = Set.of("avif", "heic", "heix", "mif1", "jpx ", "jp2 ", "crx ");
    private static final byte[] ASF_HEADER = {0x30, 0x26, (byte) 0xb2, 0x75, (byte) 0x8e, 0x66, (byte) 0xcf, 0x11};
    private static final int TS_PACKET = 188;
    private static final int TS_SYNC = 0x47;

    private final String demuxer;

    Container(String demuxer) {
        this.demuxer = demuxer;
    }

    /** The one demuxer FFmpeg is made to use, so that a playlist can never be opened under a video's name. */
    public String demuxer() {
        return demuxer;
    }

    /** Which container a file is that begins with these bytes. */
    public static Optional<Container> sniff(ByteBuffer head) {
        var bytes = new byte[Math.min(head.remaining(), HEAD_BYTES)];
        head.duplicate().get(bytes);
        return Arrays.stream(values())
                .filter(container -> container.begins(bytes))
                .findFirst();
    }

    private boolean begins(byte[] head) {
        return switch (this) {
            case MP4 -> MP4_BOXES.contains(text(head, 4, 4)) && !STILL_IMAGES.contains(brand(head));
            case MATROSKA -> bytesAre(head, 0x1a, 0x45, 0xdf, 0xa3);
            case AVI -> text(head, 0, 4).equals("RIFF") && text(head, 8, 4).equals("AVI ");
            case FLV -> text(head, 0, 3).equals("FLV") && head.length > 3 && head[3] == 1;
            case MPEG_TS -> isTransportStream(head, 0, TS_PACKET) || isTransportStream(head, 4, TS_PACKET + 4);
            case MPEG_PS -> bytesAre(head, 0, 0, 1, 0xba);
            case ASF -> head.length >= ASF_HEADER.length && Arrays.equals(head, 0, 8, ASF_HEADER, 0, 8);
        };
    }

    private static String brand(byte[] head) {
        return text(head, 4, 4).equals("ftyp") ? text(head, 8, 4) : "";
    }

    /** Camcorders put four bytes of time before each packet. */
    private static boolean isTransportStream(byte[] head, int first, int stride) {
        for (int packet = 0; packet < 3; packet++) {
            int at = first + packet * stride;
            if (at >= head.length || head[at] != TS_SYNC) {
                return false;
            }
        }
        return true;
    }

    private static boolean bytesAre(byte[] head, int... expected) {
        for (int i = 0; i < expected.length; i++) {
            if (i >= head.length || (head[i] & 0xff) != expected[i]) {
                return false;
            }
        }
        return true;
    }

    private static String text(byte[] head, int from, int length) {
        return head.length < from + length ? "" : new String(head, from, length, StandardCharsets.ISO_8859_1);
    }
}
