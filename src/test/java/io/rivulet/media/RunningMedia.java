package io.rivulet.media;

import io.rivulet.RivuletApplication;
import io.rivulet.platform.s3.ObjectStore;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import reactor.core.publisher.Mono;

/** The server as a first user starts it, with the embedded FFmpeg, S3 and PostgreSQL. */
@SpringBootTest(
        classes = RivuletApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "rivulet.data-dir=target/media-it",
            "rivulet.embedded.programs-dir=target/programs",
            "rivulet.demo=false",
            "management.server.port=0",
            "rivulet.media.accepted.max-duration=30s",
            "rivulet.media.work.stalled-after=20s"
        })
public abstract class RunningMedia {

    @Autowired
    protected ObjectStore store;

    @Autowired
    protected MediaTokens tokens;

    @LocalServerPort
    protected int port;

    protected static <T> T await(Mono<T> mono) throws Exception {
        return mono.toFuture().get(120, TimeUnit.SECONDS);
    }

    /** Puts a file where uploads are put. */
    protected String original(Path file) throws Exception {
        var key = "original/" + tokens.next();
        await(store.put(key, file, "application/octet-stream"));
        return key;
    }
}
