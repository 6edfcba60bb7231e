package io.rivulet.upload;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.r2dbc.spi.ConnectionFactories;
import io.rivulet.platform.s3.S3Calls;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import software.amazon.awssdk.core.async.AsyncRequestBody;
import software.amazon.awssdk.services.s3.S3AsyncClient;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadResponse;
import software.amazon.awssdk.services.s3.model.UploadPartRequest;
import software.amazon.awssdk.services.s3.model.UploadPartResponse;

/** An S3 that answers for a part when a test says so, and the rows beside it. */
final class SlowS3 implements S3AsyncClient {

    private final List<String> begun = new ArrayList<>();
    private final List<CompletableFuture<UploadPartResponse>> answers = new ArrayList<>();
    private boolean atOnce;

    List<String> begun() {
        return begun;
    }

    void succeedAtOnce() {
        atOnce = true;
    }

    void succeed(int number) {
        answers.get(number - 1)
                .complete(UploadPartResponse.builder().eTag("e" + number).build());
    }

    void fail(int number, String why) {
        answers.get(number - 1).completeExceptionally(new IllegalStateException(why));
    }

    boolean isCancelled(int number) {
        return answers.get(number - 1).isCancelled();
    }

    /** Called where the pipeline is, so that a test knows what has begun. */
    MultipartStore store() {
        return new MultipartStore(new S3Calls(this, "bucket", Schedulers.immediate()));
    }

    FormRowRepository rows() {
        return new FormRowRepository(
                DatabaseClient.create(ConnectionFactories.get("r2dbc:postgresql://nobody@nowhere.invalid/none"))) {

            @Override
            Mono<Void> insert(String token) {
                return Mono.empty();
            }

            @Override
            Mono<Boolean> touch(String token) {
                return Mono.just(true);
            }
        };
    }

    @Override
    public CompletableFuture<CreateMultipartUploadResponse> createMultipartUpload(
            CreateMultipartUploadRequest request) {
        return CompletableFuture.completedFuture(
                CreateMultipartUploadResponse.builder().uploadId("u").build());
    }

    @Override
    public CompletableFuture<UploadPartResponse> uploadPart(UploadPartRequest request, AsyncRequestBody body) {
        var answer = new CompletableFuture<UploadPartResponse>();
        answers.add(answer);
        begun.add(request.partNumber() + ":" + text(body));
        if (atOnce) {
            succeed(answers.size());
        }
        return answer;
    }

    private static String text(AsyncRequestBody body) {
        var pieces = Flux.from(body).map(bytes -> US_ASCII.decode(bytes).toString());
        return String.join("", pieces.collectList().toFuture().join());
    }

    @Override
    public String serviceName() {
        return "s3";
    }

    @Override
    public void close() {}
}
