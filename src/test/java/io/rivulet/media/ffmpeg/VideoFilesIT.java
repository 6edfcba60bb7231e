package io.rivulet.media.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.rivulet.media.Container;
import io.rivulet.media.MediaError;
import io.rivulet.media.VideoInfo;
import io.rivulet.platform.web.ApiException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reactor.test.StepVerifier;

class VideoFilesIT extends RunningFFmpeg {

    private static final String H264 = "-c:v libx264 -preset ultrafast -pix_fmt yuv420p";

    @TempDir
    Path folder;

    @Test
    void remuxPutsTheIndexFirstAndForgetsWhereAndByWhomItWasFilmed() throws Exception {
        var source = videos().clip(
                        folder.resolve("phone.mp4"),
                        "640x360",
                        2,
                        H264 + " -c:a aac -movflags use_metadata_tags -metadata title=SECRETTITLE"
                                + " -metadata location=+48.8577+002.2950/ -metadata make=ACMEMAKE -metadata model=ACMEMODEL"
                                + " -metadata comment=SECRETCOMMENT -metadata:s:v handler_name=SECRETHANDLER"
                                + " -metadata:s:a handler_name=SECRETSOUND");
        var privacies = new String[] {
            "SECRETTITLE",
            "+48.85",
            "ACMEMAKE",
            "ACMEMODEL",
            "SECRETCOMMENT",
            "SECRETHANDLER",
            "SECRETSOUND",
            "x264 - core"
        };
        assertThat(text(Files.readAllBytes(source))).contains(privacies);

        var made = remuxed(source);

        assertThat(text(made)).doesNotContain(privacies);
        assertThat(text(made).indexOf("moov")).isBetween(0, text(made).indexOf("mdat"));
    }

    @Test
    void remuxKeepsTheRotationOfAPhone() throws Exception {
        var upright = videos().clip(folder.resolve("flat.mp4"), "640x360", 1, H264 + " -c:a aac");
        var rotated = videos().run(folder.resolve("phone.mov"), "-display_rotation 90 -i " + upright + " -c copy");

        var info = inspected(rotated);
        var made = info(remuxed(rotated));

        assertThat(info.playable()).isTrue();
        assertThat(made.width()).isEqualTo(360);
        assertThat(made.height()).isEqualTo(640);
    }

    @Test
    void remuxKeepsAVariableFrameRateAndSilence() throws Exception {
        var source = videos().run(
                        folder.resolve("vfr.mp4"),
                        "-f lavfi -i testsrc2=s=320x240:r=30:d=2 -vf select='not(mod(n,7))+lt(n,20)' -fps_mode vfr "
                                + H264);

        var made = info(remuxed(source));

        assertThat(made.sound()).isNull();
        assertThat(made.duration()).isCloseTo(inspected(source).duration(), Duration.ofMillis(200));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            hevc10.mov   | 640x360   | 640x360   | -c:v libx265 -preset ultrafast -x265-params log-level=error -pix_fmt yuv420p10le -tag:v hvc1 -c:a aac
            mpeg4.avi    | 640x360   | 640x360   | -c:v mpeg4 -c:a libmp3lame
            h264.avi     | 640x360   | 640x360   | -c:v libx264 -preset ultrafast -pix_fmt yuv420p -c:a libmp3lame
            vp9.webm     | 320x240   | 320x240   | -c:v libvpx-vp9 -deadline realtime -cpu-used 8 -c:a libopus
            flac.mkv     | 320x240   | 320x240   | -c:v libx264 -preset ultrafast -pix_fmt yuv444p -c:a flac
            odd.mkv      | 321x241   | 320x240   | -c:v libx264 -preset ultrafast -pix_fmt yuv444p -c:a aac
            interlaced.ts | 720x576  | 720x576   | -vf interlace -c:v libx264 -preset ultrafast -pix_fmt yuv420p -flags +ildct+ilme -c:a ac3
            4k.mp4       | 3840x2160 | 1920x1080 | -c:v libx264 -preset ultrafast -pix_fmt yuv420p -c:a aac
            surround.mkv | 320x240   | 320x240   | -c:v mpeg2video -c:a ac3 -ac 6
            hlg.mov      | 320x240   | 320x240   | -c:v libx265 -preset ultrafast -x265-params log-level=error -pix_fmt yuv420p10le -color_trc arib-std-b67 -color_primaries bt2020 -colorspace bt2020nc -c:a aac
            old.wmv      | 320x240   | 320x240   | -c:v wmv2 -c:a wmav2
            flash.flv    | 320x240   | 320x240   | -c:v flv -c:a libmp3lame -ar 44100
            """)
    void transcodeMakesWhatEveryPhonePlays(String name, String size, String becomes, String coding) throws Exception {
        var source = videos().clip(folder.resolve(name), size, 1, coding);
        var info = inspected(source);
        assertThat(info.playable()).isFalse();

        var target = "media/" + tokens.next() + "/video.mp4";
        var made = await(files.transcode(original(source), info, target));

        assertThat(made.playable()).isTrue();
        assertThat(made.width() + "x" + made.height()).isEqualTo(becomes);
        assertThat(made.sound()).isNotNull();
        assertThat(made.picture().coding().interlaced()).isFalse();
        assertThat(await(store.head(target)).contentType()).isEqualTo("video/mp4");
    }

    @Test
    void transcodeTurnsARotatedPictureUpright() throws Exception {
        var flat = videos().silent(
                        folder.resolve("flat.mov"),
                        "640x360",
                        1,
                        "-c:v libx265 -preset ultrafast -x265-params log-level=error -tag:v hvc1");
        var rotated = videos().run(folder.resolve("phone.mov"), "-display_rotation 90 -i " + flat + " -c copy");

        var made =
                await(files.transcode(original(rotated), inspected(rotated), "media/" + tokens.next() + "/video.mp4"));

        assertThat(made.width()).isEqualTo(360);
        assertThat(made.height()).isEqualTo(640);
    }

    @Test
    void aRecordingThatDoesNotSayHowLongItIsIsMeasured() throws Exception {
        var source = videos().clip(
                        folder.resolve("browser.webm"),
                        "320x240",
                        2,
                        "-c:v libvpx -deadline realtime -c:a libopus -live 1 -f webm");
        assertThat(inspected(source).duration()).isCloseTo(Duration.ofSeconds(2), Duration.ofMillis(300));
    }

    @Test
    void surroundAacIsPlayableAsItIs() throws Exception {
        var source = videos().clip(folder.resolve("surround.mp4"), "320x240", 1, H264 + " -c:a aac -ac 6");
        assertThat(info(remuxed(source)).sound())
                .satisfies(sound -> assertThat(sound.channels()).isEqualTo(6));
    }

    @Test
    void theCoverIsCutBehindABlackBeginning() throws Exception {
        var source = videos().run(
                        folder.resolve("intro.mp4"),
                        "-f lavfi -i color=black:s=1280x720:r=30:d=1 -f lavfi -i color=white:s=1280x720:r=30:d=1"
                                + " -filter_complex [0][1]concat " + H264);

        var cover = ImageIO.read(new ByteArrayInputStream(cover(source)));

        assertThat(cover.getWidth()).isEqualTo(720);
        assertThat(cover.getHeight()).isEqualTo(404);
        assertThat(cover.getRGB(360, 200) & 0xff).isGreaterThan(200);
    }

    @Test
    void aBlackVideoStillHasACover() throws Exception {
        var source = videos().run(folder.resolve("black.mp4"), "-f lavfi -i color=black:s=320x240:r=30:d=1 " + H264);

        var cover = ImageIO.read(new ByteArrayInputStream(cover(source)));

        assertThat(cover.getWidth()).isEqualTo(320);
        assertThat(cover.getRGB(100, 100) & 0xff).isLessThan(30);
    }

    @Test
    void theCoverOfARotatedVideoStandsUpright() throws Exception {
        var flat = videos().silent(folder.resolve("flat.mp4"), "640x360", 1, H264);
        var rotated = videos().run(folder.resolve("phone.mov"), "-display_rotation 90 -i " + flat + " -c copy");

        var cover = ImageIO.read(new ByteArrayInputStream(cover(rotated)));

        assertThat(cover.getWidth()).isEqualTo(360);
        assertThat(cover.getHeight()).isEqualTo(640);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"magic.avi, AVI", "magic.mkv, MATROSKA", "magic.mov, MP4"})
    void aDecoderWithKnownHolesIsNeverOpened(String name, Container container) throws Exception {
        var source = videos().silent(folder.resolve(name), "320x240", 1, "-c:v magicyuv");
        assertThat(TestVideos.container(source)).isEqualTo(container);
        assertRefused(source, container, MediaError.CODEC_NOT_ALLOWED);
    }

    @Test
    void aPlaylistOrScriptUnderAVideosNameIsRefused() throws Exception {
        var secret = Files.writeString(folder.resolve("secret.mp4"), "x");
        var playlist = Files.writeString(
                folder.resolve("list.mp4"), "#EXTM3U\n#EXTINF:1,\nfile://" + secret + "\n#EXT-X-ENDLIST\n");
        var script = Files.writeString(folder.resolve("concat.mp4"), "ffconcat version 1.0\nfile " + secret + "\n");

        for (var container : Container.values()) {
            assertRefused(playlist, container, MediaError.VIDEO_DAMAGED, MediaError.NOT_A_VIDEO);
            assertRefused(script, container, MediaError.VIDEO_DAMAGED, MediaError.NOT_A_VIDEO);
        }
    }

    @Test
    void soundAloneAndAPictureAloneAreNoVideo() throws Exception {
        var sound = videos().run(folder.resolve("sound.mp4"), "-f lavfi -i sine=d=1 -c:a aac");
        var picture = videos().run(folder.resolve("cover.jpg"), "-f lavfi -i testsrc2=s=64x64:d=1 -frames:v 1");
        var album = videos().run(
                        folder.resolve("album.mp4"),
                        "-i " + sound + " -i " + picture + " -map 0 -map 1 -c copy -disposition:v:0 attached_pic");

        assertRefused(sound, Container.MP4, MediaError.NOT_A_VIDEO);
        assertRefused(album, Container.MP4, MediaError.NOT_A_VIDEO);
    }

    @Test
    void aFileWithoutItsIndexIsDamaged() throws Exception {
        var whole = videos().clip(folder.resolve("whole.mp4"), "640x360", 2, H264 + " -c:a aac");
        var bytes = Files.readAllBytes(whole);
        var cut = Files.write(folder.resolve("cut.mp4"), Arrays.copyOf(bytes, bytes.length / 2));

        assertThat(TestVideos.container(cut)).isEqualTo(Container.MP4);
        assertRefused(cut, Container.MP4, MediaError.VIDEO_DAMAGED);
    }

    @Test
    void aFileThatHoldsLessThanItSaysIsFoundOut() throws Exception {
        var whole = videos().clip(folder.resolve("whole.mp4"), "640x360", 10, H264 + " -c:a aac -movflags +faststart");
        var bytes = Files.readAllBytes(whole);
        var cut = Files.write(folder.resolve("cut.mp4"), Arrays.copyOf(bytes, bytes.length / 2));
        var info = inspected(cut);
        var key = original(cut);
        var target = "media/" + tokens.next() + "/video.mp4";

        expectFailure(() -> await(files.remux(key, info, target)), MediaError.REMUX_FAILED);
        expectFailure(() -> await(files.transcode(key, info, target)), MediaError.VIDEO_DAMAGED);

        assertThat(await(store.head(target))).isNull();
    }

    @Test
    void aLongVideoIsRefused() throws Exception {
        var source = videos().silent(folder.resolve("long.mp4"), "64x64", 31, H264);
        assertRefused(source, Container.MP4, MediaError.VIDEO_TOO_LONG);
    }

    @Test
    void aHugePictureIsRefused() throws Exception {
        var source = videos().run(
                        folder.resolve("huge.mkv"),
                        "-f lavfi -i color=s=8200x4400:r=1:d=1 -c:v mjpeg -q:v 31 -pix_fmt yuvj420p");
        assertRefused(source, Container.MATROSKA, MediaError.TOO_MANY_PIXELS);
    }

    @Test
    void anObjectThatIsNotThereIsNotTheFilesFault() {
        StepVerifier.create(files.inspect("original/none", Container.MP4))
                .expectErrorSatisfies(failure -> {
                    assertThat(code(failure)).isEqualTo(MediaError.PROCESSING_FAILED);
                    assertThat(MediaError.blamesTheFile(failure)).isFalse();
                })
                .verify(Duration.ofSeconds(30));
    }

    private VideoInfo inspected(Path source) throws Exception {
        return await(files.inspect(original(source), TestVideos.container(source)));
    }

    private byte[] remuxed(Path source) throws Exception {
        var target = "media/" + tokens.next() + "/video.mp4";
        var info = inspected(source);
        assertThat(info.playable()).isTrue();
        assertThat(await(files.remux(original(source), info, target)).playable())
                .isTrue();
        return read(target);
    }

    private byte[] cover(Path source) throws Exception {
        var target = "media/" + tokens.next() + "/cover.jpg";
        await(files.cover(original(source), inspected(source), target));
        return read(target);
    }

    private byte[] read(String key) throws Exception {
        var size = await(store.head(key)).size();
        return await(store.read(key, 0, size - 1)
                .collect(ByteArrayOutputStream::new, VideoFilesIT::append)
                .map(ByteArrayOutputStream::toByteArray));
    }

    private static void append(ByteArrayOutputStream all, ByteBuffer chunk) {
        var bytes = new byte[chunk.remaining()];
        chunk.get(bytes);
        all.writeBytes(bytes);
    }

    private VideoInfo info(byte[] mp4) throws Exception {
        return await(probe.of(Source.local(Files.write(folder.resolve("made.mp4"), mp4), Container.MP4)));
    }

    private void assertRefused(Path source, Container container, MediaError... codes) throws Exception {
        var key = original(source);
        StepVerifier.create(files.inspect(key, container))
                .expectErrorSatisfies(failure -> {
                    assertThat(code(failure)).as(container + ": " + failure).isIn((Object[]) codes);
                    assertThat(MediaError.blamesTheFile(failure)).isTrue();
                })
                .verify(Duration.ofSeconds(30));
    }

    private static void expectFailure(ThrowingCallable work, MediaError code) {
        assertThat(catchThrowable(work).getCause())
                .satisfies(failure -> assertThat(code(failure)).isEqualTo(code));
    }

    private static Object code(Throwable failure) {
        assertThat(failure).isInstanceOf(ApiException.class);
        return ((ApiException) failure).code();
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
