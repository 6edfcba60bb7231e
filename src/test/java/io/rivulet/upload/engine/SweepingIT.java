package io.rivulet.upload.engine;

import static io.rivulet.Outcomes.await;
import static io.rivulet.Outcomes.refused;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.rivulet.RunningServer;
import io.rivulet.douyin.DouyinClient;
import io.rivulet.media.MediaTokens;
import io.rivulet.platform.jobs.Jobs;
import io.rivulet.platform.security.Viewer;
import io.rivulet.upload.Upload;
import io.rivulet.upload.UploadError;
import io.rivulet.upload.Uploads;
import io.rivulet.upload.store.UploadStore;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.util.unit.DataSize;
import software.amazon.awssdk.core.async.AsyncRequestBody;
import software.amazon.awssdk.services.s3.S3AsyncClient;

/** What nobody finishes in time goes, and so does what the store has and no row knows of. */
@RunningServer
class SweepingIT {

    private static final int PART = 8 << 20;
    private static final String BUCKET = "rivulet";

    @Autowired
    private Uploads uploads;

    @Autowired
    private SweepRepository rows;

    @Autowired
    private Ending ending;

    @Autowired
    private UploadStore store;

    @Autowired
    private Jobs jobs;

    @Autowired
    private MediaTokens tokens;

    @Autowired
    private DatabaseClient database;

    @Autowired
    private S3AsyncClient s3;

    private Viewer ann;

    @BeforeEach
    void register(@LocalServerPort int port) throws Exception {
        ann = new Viewer(new DouyinClient(port).register().id());
    }

    @Test
    void whatIsNotFinishedInTimeGoesWithAllThatTheStoreHasOfIt() throws Exception {
        var half = half();
        var object = objectToken(half);
        assertThat(keysOf(object)).as("an open multipart upload and a tail").hasSize(2);
        execute("UPDATE upload SET expires_at = now() WHERE id = " + half.id());

        refused(uploads.settle(ann, half.token()), UploadError.UPLOAD_GONE);
        await(sweeping().sweepRows());
        jobs.wake();
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(keysOf(object)).isEmpty());
        refused(uploads.find(ann, half.token()), UploadError.UPLOAD_GONE);

        execute("UPDATE upload SET ended_at = now() - interval '2 days' WHERE id = " + half.id());
        Awaitility.await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            await(sweeping().sweepRows());
            refused(uploads.find(ann, half.token()), UploadError.NO_SUCH_UPLOAD);
        });
    }

    @Test
    void whatNoRowKnowsOfGoesAndWhatOneKnowsOfStays() throws Exception {
        var half = half();
        var lost = tokens.next();
        s3.createMultipartUpload(upload -> upload.bucket(BUCKET).key("original/" + lost))
                .get(30, SECONDS);
        s3.putObject(tail -> tail.bucket(BUCKET).key("tail/" + lost + "/1"), AsyncRequestBody.fromString("tail"))
                .get(30, SECONDS);
        assertThat(keysOf(lost)).hasSize(2);

        await(sweeping().sweepStore());
        assertThat(keysOf(lost)).isEmpty();
        assertThat(keysOf(objectToken(half))).hasSize(2);
        await(uploads.terminate(ann, half.token()));
    }

    /** One that thinks everything old enough. */
    private Sweeping sweeping() {
        var seconds = Duration.ofSeconds(10);
        var week = Duration.ofDays(7);
        return new Sweeping(
                rows,
                ending,
                store,
                jobs,
                new EngineProperties(week, 32, DataSize.ofGigabytes(100), seconds, seconds, week, Duration.ZERO));
    }

    /** One part and a tail of a file that is longer. */
    private Upload half() throws Exception {
        var upload = await(uploads.create(ann, Bytes.upload(3L * PART)));
        var file = Bytes.random(PART + 1_000, 1);
        await(uploads.append(ann, upload.token(), Bytes.from(0, file)));
        return upload;
    }

    private String objectToken(Upload upload) throws Exception {
        return await(database.sql("SELECT object_token FROM upload WHERE id = " + upload.id())
                .map(row -> Objects.requireNonNull(row.get(0, String.class)))
                .one());
    }

    private void execute(String statement) throws Exception {
        await(database.sql(statement).then());
    }

    private List<String> keysOf(String object) throws Exception {
        var open = s3.listMultipartUploads(list -> list.bucket(BUCKET).prefix("original/" + object))
                .get(30, SECONDS);
        var objects = Stream.of("original/" + object, "tail/" + object)
                .map(prefix -> s3.listObjectsV2(list -> list.bucket(BUCKET).prefix(prefix))
                        .join())
                .flatMap(list -> list.contents().stream().map(found -> found.key()));
        return Stream.concat(open.uploads().stream().map(found -> found.key()), objects)
                .toList();
    }
}
