package io.rivulet.load;

import static io.rivulet.load.stage.Clips.MIB;

import io.rivulet.load.UploadBenchmark.Times;
import io.rivulet.load.stage.Report;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import software.amazon.awssdk.core.async.AsyncRequestBody;
import software.amazon.awssdk.services.s3.S3AsyncClient;
import software.amazon.awssdk.services.s3.model.CompletedPart;

/** What the SDK does with a file when no server is between: the same part size, two parts in flight. */
final class DirectUpload {

    private static final String KEY = "direct";
    private static final long PART = 8 * MIB;
    private static final int IN_FLIGHT = 2;
    private static final Duration LIMIT = Duration.ofMinutes(5);

    private final S3AsyncClient s3;
    private final String uploadId;
    private final FileChannel file;

    private DirectUpload(S3AsyncClient s3, String uploadId, FileChannel file) {
        this.s3 = s3;
        this.uploadId = uploadId;
        this.file = file;
    }

    static Times write(S3AsyncClient s3, Path path) throws IOException {
        long startedAt = System.nanoTime();
        try (var file = FileChannel.open(path)) {
            var created = s3.createMultipartUpload(
                            upload -> upload.bucket(ExternalS3.BUCKET).key(KEY))
                    .join();
            var upload = new DirectUpload(s3, created.uploadId(), file);
            var parts = upload.send();
            long takenAt = System.nanoTime();
            upload.complete(parts);
            return new Times(Report.seconds(takenAt - startedAt), Report.seconds(System.nanoTime() - startedAt));
        } finally {
            s3.deleteObject(object -> object.bucket(ExternalS3.BUCKET).key(KEY)).join();
        }
    }

    private List<CompletedPart> send() throws IOException {
        int count = Math.toIntExact((file.size() + PART - 1) / PART);
        return Flux.range(1, count)
                .flatMap(this::send, IN_FLIGHT)
                .sort(Comparator.comparing(CompletedPart::partNumber))
                .collectList()
                .blockOptional(LIMIT)
                .orElseThrow();
    }

    private Mono<CompletedPart> send(int number) {
        return Mono.fromCallable(() -> part(number))
                .flatMap(bytes -> Mono.fromFuture(() -> s3.uploadPart(
                        part -> part.bucket(ExternalS3.BUCKET)
                                .key(KEY)
                                .uploadId(uploadId)
                                .partNumber(number)
                                .contentLength((long) bytes.remaining()),
                        AsyncRequestBody.fromRemainingByteBufferUnsafe(bytes))))
                .map(sent -> CompletedPart.builder()
                        .partNumber(number)
                        .eTag(sent.eTag())
                        .build());
    }

    private ByteBuffer part(int number) throws IOException {
        long from = (number - 1) * PART;
        return file.map(FileChannel.MapMode.READ_ONLY, from, Math.min(PART, file.size() - from));
    }

    private void complete(List<CompletedPart> parts) {
        s3.completeMultipartUpload(upload -> upload.bucket(ExternalS3.BUCKET)
                        .key(KEY)
                        .uploadId(uploadId)
                        .multipartUpload(all -> all.parts(parts)))
                .join();
    }
}
