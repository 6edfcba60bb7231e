package io.rivulet.media.ffmpeg;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.rivulet.media.Picture;
import io.rivulet.media.Sound;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One stream of a file in ffprobe's words. */
record ProbeStream(
        @JsonProperty("codec_type") @Nullable String type,
        @JsonProperty("codec_name") @Nullable String codec,
        @Nullable String profile,
        int level,
        int width,
        int height,
        @JsonProperty("pix_fmt") @Nullable String pixelFormat,
        @JsonProperty("field_order") @Nullable String fieldOrder,
        @JsonProperty("sample_aspect_ratio") @Nullable String sampleAspect,
        @JsonProperty("avg_frame_rate") @Nullable String averageRate,
        @JsonProperty("color_transfer") @Nullable String transfer,
        int channels,
        @JsonProperty("sample_rate") int sampleRate,
        double duration,
        @Nullable Disposition disposition,
        @JsonProperty("side_data_list") @Nullable List<SideData> sideData) {

    private static final Set<String> INTERLACED = Set.of("tt", "bb", "tb", "bt");

    record Disposition(@JsonProperty("attached_pic") int attachedPicture) {}

    record SideData(double rotation) {}

    boolean is(String wanted) {
        return wanted.equals(type);
    }

    boolean isAttachedPicture() {
        return disposition != null && disposition.attachedPicture() != 0;
    }

    Picture toPicture() {
        if (codec == null) {
            throw Failures.codecNotAllowed("an unknown codec");
        }
        var shown = (int) Math.round(width * fraction(sampleAspect, ":", 1));
        var coding = new Picture.Coding(codec, text(profile), level, INTERLACED.contains(text(fieldOrder)));
        var colour = new Picture.Colour(text(pixelFormat), text(transfer));
        return liesOnItsSide()
                ? new Picture(coding, height, shown, fraction(averageRate, "/", 0), colour)
                : new Picture(coding, shown, height, fraction(averageRate, "/", 0), colour);
    }

    Sound toSound() {
        return new Sound(text(codec), text(profile), channels, sampleRate);
    }

    private boolean liesOnItsSide() {
        return sideData != null
                && sideData.stream().anyMatch(data -> Math.abs(Math.round(data.rotation())) % 180 == 90);
    }

    private static double fraction(@Nullable String text, String separator, double otherwise) {
        var parts = text(text).split(separator, 2);
        if (parts.length < 2 || !isPositive(parts[0]) || !isPositive(parts[1])) {
            return otherwise;
        }
        return Double.parseDouble(parts[0]) / Double.parseDouble(parts[1]);
    }

    private static boolean isPositive(String digits) {
        return digits.matches("[1-9]\\d{0,15}");
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }
}
