package io.rivulet.media.ffmpeg;

import io.rivulet.media.VideoInfo;
import io.rivulet.media.ffmpeg.FFmpeg.Pace;
import java.util.List;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Looks into a file with ffprobe. */
@Component
class Probe {

    private static final List<String> ASKED = List.of(
            "-show_entries",
            "format=duration,size"
                    + ":stream=codec_type,codec_name,profile,level,width,height,pix_fmt,field_order,sample_aspect_ratio"
                    + ",avg_frame_rate,color_transfer,channels,sample_rate,duration"
                    + ":stream_disposition=attached_pic:stream_side_data=rotation",
            "-of",
            "json");
    private static final List<String> READ_THROUGH = List.of("-map", "0:V:0", "-c", "copy", "-f", "null", "-");

    private final FFmpeg ffmpeg;

    Probe(FFmpeg ffmpeg) {
        this.ffmpeg = ffmpeg;
    }

    Mono<VideoInfo> of(Source source) {
        return ffmpeg.probe(source, ASKED)
                .map(said -> ProbeReport.parse(said.bytes()))
                .flatMap(report -> measured(source, report))
                .map(report -> report.toInfo(source.container()));
    }

    /** Browsers record WebM without saying how long it is. */
    private Mono<ProbeReport> measured(Source source, ProbeReport report) {
        return report.needsMeasuring()
                ? ffmpeg.run(Pace.QUICK, source, found -> READ_THROUGH)
                        .map(progress -> report.lasting(progress.written()))
                : Mono.just(report);
    }
}
