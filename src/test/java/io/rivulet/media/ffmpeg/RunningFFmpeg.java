package io.rivulet.media.ffmpeg;

import io.rivulet.media.RunningMedia;
import io.rivulet.media.VideoFiles;
import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;

/** The running server's FFmpeg, which also makes the videos it is tried with. */
abstract class RunningFFmpeg extends RunningMedia {

    @Autowired
    VideoFiles files;

    @Autowired
    Probe probe;

    @Value("${rivulet.media.ffmpeg}")
    Path ffmpeg;

    @Value("${rivulet.media.library-path}")
    Path libraries;

    TestVideos videos() {
        return new TestVideos(ffmpeg, libraries);
    }
}
