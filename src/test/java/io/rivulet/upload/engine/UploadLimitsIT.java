package io.rivulet.upload.engine;

import static io.rivulet.Outcomes.await;
import static io.rivulet.Outcomes.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.rivulet.RunningServer;
import io.rivulet.douyin.DouyinClient;
import io.rivulet.platform.security.Viewer;
import io.rivulet.platform.web.ApiException;
import io.rivulet.upload.Upload;
import io.rivulet.upload.UploadError;
import io.rivulet.upload.Uploads;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Nobody has more uploads or bytes under way than they may, however many they begin at once. */
@RunningServer
class UploadLimitsIT {

    private static final int UNFINISHED_MAX = 32;
    private static final long LARGEST = 10L << 30;

    @Autowired
    private Uploads uploads;

    private Viewer ann;

    @BeforeEach
    void register(@LocalServerPort int port) throws Exception {
        ann = new Viewer(new DouyinClient(port).register().id());
    }

    @Test
    void ofManyBegunAtOnceAsManyAreTakenAsMayBe() throws Exception {
        var begun = begin(2 * UNFINISHED_MAX, 10, UploadError.TOO_MANY_UPLOADS);
        assertThat(begun).hasSize(UNFINISHED_MAX);
        await(uploads.terminate(ann, begun.getFirst().token()));
        assertThat(begin(2, 10, UploadError.TOO_MANY_UPLOADS)).hasSize(1);
    }

    @Test
    void whatIsAnnouncedCountsUntilItIsGivenUp() throws Exception {
        var begun = begin(16, LARGEST, UploadError.QUOTA_EXCEEDED);
        assertThat(begun).hasSize(10);
        refused(uploads.create(ann, Bytes.upload(1L)), UploadError.QUOTA_EXCEEDED);
        await(uploads.terminate(ann, begun.getFirst().token()));
        assertThat(begin(2, LARGEST, UploadError.QUOTA_EXCEEDED)).hasSize(1);
    }

    @Test
    void noFileIsLargerThanTheLargest() throws Exception {
        refused(uploads.create(ann, Bytes.upload(LARGEST + 1)), UploadError.FILE_TOO_LARGE);
    }

    private List<Upload> begin(int times, long length, UploadError refusal) throws Exception {
        return await(Flux.range(0, times)
                .flatMap(
                        number -> uploads.create(ann, Bytes.upload(length))
                                .onErrorResume(failure -> isRefusal(failure, refusal), refused -> Mono.empty()),
                        times)
                .collectList());
    }

    private static boolean isRefusal(Throwable failure, UploadError expected) {
        return failure instanceof ApiException refusal && refusal.code() == expected;
    }
}
