package io.rivulet.media.ffmpeg;

import io.rivulet.media.Container;
import io.rivulet.media.MediaError;
import io.rivulet.media.VideoInfo;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** ffprobe's answer, as far as it was asked. */
record ProbeReport(
        @Nullable List<ProbeStream> streams, @Nullable Format format) {

    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    record Format(double duration, long size) {}

    static ProbeReport parse(byte[] json) {
        try {
            return JSON.readValue(json, ProbeReport.class);
        } catch (JacksonException unreadable) {
            throw MediaError.NOT_A_VIDEO.because("The file says too much about itself to be read as a video");
        }
    }

    boolean needsMeasuring() {
        return video().isPresent() && duration().isZero();
    }

    ProbeReport lasting(Duration measured) {
        return new ProbeReport(streams, new Format(measured.toNanos() / 1e9, format == null ? 0 : format.size()));
    }

    VideoInfo toInfo(Container container) {
        var picture = video().orElseThrow(() -> MediaError.NOT_A_VIDEO.because(
                "The file holds no moving picture: send a video, not sound or a still image"));
        var sound = audio().map(ProbeStream::toSound).orElse(null);
        return new VideoInfo(container, duration(), format == null ? 0 : format.size(), picture.toPicture(), sound);
    }

    /** That of the streams that are kept, or what the container says where they do not know. */
    private Duration duration() {
        var kept = Stream.of(video(), audio()).flatMap(Optional::stream).toList();
        boolean known = !kept.isEmpty() && kept.stream().allMatch(stream -> stream.duration() > 0);
        var container = format == null ? 0 : format.duration();
        var seconds =
                known ? kept.stream().mapToDouble(ProbeStream::duration).max().orElse(0) : container;
        return Duration.ofMillis(Math.round(seconds * 1000));
    }

    private Optional<ProbeStream> video() {
        return all().filter(stream -> stream.is("video") && !stream.isAttachedPicture())
                .findFirst();
    }

    private Optional<ProbeStream> audio() {
        return all().filter(stream -> stream.is("audio") && stream.codec() != null)
                .findFirst();
    }

    private Stream<ProbeStream> all() {
        return streams == null ? Stream.empty() : streams.stream().filter(Objects::nonNull);
    }
}
