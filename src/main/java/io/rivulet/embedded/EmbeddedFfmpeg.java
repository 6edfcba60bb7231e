package io.rivulet.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** FFmpeg's programs, unpacked with the libraries they need. */
final class EmbeddedFfmpeg {

    private static final String RESOURCES = "org/bytedeco/ffmpeg/linux-x86_64-gpl/";
    private static final List<String> FILES = List.of(
            "ffmpeg",
            "ffprobe",
            "libavcodec.so.62",
            "libavdevice.so.62",
            "libavfilter.so.11",
            "libavformat.so.62",
            "libavutil.so.60",
            "libswresample.so.6",
            "libswscale.so.9",
            "libdrm.so.2",
            "libva-drm.so.2",
            "libva.so.2");

    // libavdevice names these for screens and sound cards; nothing of them is called, but the loader wants a file
    private static final List<String> ABSENT =
            List.of("libxcb.so.1", "libxcb-shm.so.0", "libasound.so.2", "libpulse.so.0");

    private EmbeddedFfmpeg() {}

    static RunningPart start(DataFolder folder, Programs programs) throws IOException {
        var resource = Programs.resource(Part.FFMPEG, path());
        var unpacked = programs.unpacked("ffmpeg", resource, EmbeddedFfmpeg::unpack);
        // called through a name in the data folder, so that a killed server's FFmpeg is known as its own
        var link = link(folder.ffmpeg(), unpacked);
        return new RunningPart(
                Map.of(
                        "rivulet.media.ffmpeg", link.resolve("ffmpeg").toString(),
                        "rivulet.media.ffprobe", link.resolve("ffprobe").toString(),
                        "rivulet.media.library-path", link.toString()),
                () -> {});
    }

    private static @Nullable String path() {
        return Programs.onLinux("amd64") ? RESOURCES + "libavcodec.so.62" : null;
    }

    private static void unpack(Path folder) throws IOException {
        for (var file : FILES) {
            Programs.copy(Programs.resource(Part.FFMPEG, RESOURCES + file), folder.resolve(file));
        }
        for (var name : ABSENT) {
            Files.createSymbolicLink(folder.resolve(name), Path.of("libdrm.so.2"));
        }
    }

    private static Path link(Path link, Path target) throws IOException {
        if (Files.isSymbolicLink(link) && Files.readSymbolicLink(link).equals(target)) {
            return link;
        }
        Files.deleteIfExists(link);
        return Files.createSymbolicLink(link, target);
    }
}
