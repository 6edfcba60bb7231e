package io.rivulet.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContainerTests {

    @ParameterizedTest
    @ValueSource(strings = {"ftypisom", "ftypqt  ", "moov", "mdat", "wide", "free", "skip"})
    void mp4AndQuickTimeBeginWithABox(String type) {
        assertThat(sniff(("\0\0\0 " + type + "............").getBytes(StandardCharsets.ISO_8859_1)))
                .isEqualTo(Container.MP4);
    }

    @ParameterizedTest
    @CsvSource({
        "1a45dfa3, MATROSKA",
        "52494646ffffffff41564920, AVI",
        "464c5601, FLV",
        "000001ba, MPEG_PS",
        "3026b2758e66cf11a6d9, ASF"
    })
    void othersBeginWithTheirMark(String head, Container container) {
        assertThat(sniff(HexFormat.of().parseHex(head))).isEqualTo(container);
    }

    @Test
    void transportStreamsRepeatTheirMark() {
        var plain = new byte[Container.HEAD_BYTES];
        var timed = new byte[Container.HEAD_BYTES];
        for (int packet = 0; packet < 5; packet++) {
            plain[packet * 188] = 0x47;
            timed[4 + packet * 192] = 0x47;
        }
        assertThat(sniff(plain)).isEqualTo(Container.MPEG_TS);
        assertThat(sniff(timed)).isEqualTo(Container.MPEG_TS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "G",
                "#EXTM3U\n#EXTINF:1,",
                "ffconcat version 1.0\n",
                "<!doctype html>",
                "\u0089PNG\r\n\u001a\n",
                "RIFF....WAVEfmt ",
                "\0\0\0\u001cftypheic....",
                "ID3.........",
                "\0\0\0",
                "just some text, no video"
            })
    void whatIsNoVideoIsNotTakenForOne(String head) {
        assertThat(Container.sniff(ByteBuffer.wrap(head.getBytes(StandardCharsets.ISO_8859_1))))
                .isEmpty();
    }

    private static Container sniff(byte[] head) {
        return Container.sniff(ByteBuffer.wrap(head)).orElseThrow();
    }
}
