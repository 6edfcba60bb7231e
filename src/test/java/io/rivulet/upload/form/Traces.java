package io.rivulet.upload.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rivulet.upload.memory.Segments;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationContext;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import software.amazon.awssdk.services.s3.S3AsyncClient;
import software.amazon.awssdk.services.s3.model.S3Object;

/** Everything an upload could leave behind: objects, open multipart uploads, rows and memory. */
final class Traces {

    private static final Duration SETTLED = Duration.ofSeconds(15);
    private static final String BUCKET = "rivulet";

    private final S3AsyncClient s3;
    private final DatabaseClient database;
    private final Segments segments;
    private final Set<String> objectsBefore;
    private final long videosBefore;

    private Traces(ApplicationContext server) throws Exception {
        s3 = server.getBean(S3AsyncClient.class);
        database = server.getBean(DatabaseClient.class);
        segments = server.getBean(Segments.class);
        objectsBefore = objects();
        videosBefore = count("SELECT count(*) FROM video");
    }

    /** As it is now, which is how it shall be again. */
    static Traces of(ApplicationContext server) throws Exception {
        return new Traces(server);
    }

    /** The clean-up after a client that has gone away has no answer to wait for. */
    void awaitUnchanged() {
        await().atMost(SETTLED).untilAsserted(() -> {
            assertThat(segments.held()).as("segments in memory").isZero();
            assertThat(count("SELECT count(*) FROM upload"))
                    .as("rows of uploads")
                    .isZero();
            assertThat(count("SELECT count(*) FROM video")).as("videos").isEqualTo(videosBefore);
            assertThat(objects()).isEqualTo(objectsBefore);
            assertThat(openUploads()).as("open multipart uploads").isZero();
        });
    }

    void awaitMemoryInUse(int uploads) {
        await().atMost(SETTLED).until(() -> segments.held() >= uploads);
    }

    private Set<String> objects() throws Exception {
        var listed = s3.listObjectsV2Paginator(list -> list.bucket(BUCKET)).contents();
        return answer(Flux.from(listed).map(S3Object::key).collect(Collectors.toUnmodifiableSet()));
    }

    private int openUploads() throws Exception {
        return s3.listMultipartUploads(list -> list.bucket(BUCKET))
                .get(10, TimeUnit.SECONDS)
                .uploads()
                .size();
    }

    private long count(String statement) throws Exception {
        return answer(database.sql(statement).mapValue(Long.class).one());
    }

    private static <T> T answer(Mono<T> asked) throws Exception {
        return asked.toFuture().get(10, TimeUnit.SECONDS);
    }
}
