package io.rivulet.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.async.AsyncRequestBody;
import software.amazon.awssdk.core.async.AsyncResponseTransformer;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3AsyncClient;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;

/** Proves that S3Proxy does what the server asks of S3 with no more libraries than the jar carries. */
class EmbeddedS3IT {

    private static final String BUCKET = "rivulet";
    private static final int PART = 5 << 20;

    @TempDir
    static Path data;

    private static RunningPart part;
    private static S3AsyncClient s3;

    @BeforeAll
    static void start() throws Exception {
        part = new EmbeddedS3(BUCKET, "us-east-1").start(new DataFolder(data, data, Duration.ZERO));
        s3 = client(part.properties());
    }

    @AfterAll
    static void stop() throws Exception {
        s3.close();
        part.stop().run();
    }

    @Test
    void partsBecomeOneObjectThatIsReadByRange() {
        var bytes = bytes(PART + 1000);
        var upload = s3.createMultipartUpload(
                        request -> request.bucket(BUCKET).key("a/clip.mp4").contentType("video/mp4"))
                .join()
                .uploadId();
        var first = upload(upload, 1, Arrays.copyOf(bytes, PART));
        var second = upload(upload, 2, Arrays.copyOfRange(bytes, PART, bytes.length));
        s3.completeMultipartUpload(request -> request.bucket(BUCKET)
                        .key("a/clip.mp4")
                        .uploadId(upload)
                        .multipartUpload(parts -> parts.parts(first, second)))
                .join();

        var range = s3.getObject(
                        request -> request.bucket(BUCKET).key("a/clip.mp4").range("bytes=-1000"),
                        AsyncResponseTransformer.toBytes())
                .join();
        assertThat(range.asByteArray()).isEqualTo(Arrays.copyOfRange(bytes, PART, bytes.length));
        assertThat(range.response().contentRange())
                .isEqualTo("bytes " + PART + "-" + (bytes.length - 1) + "/" + bytes.length);
        assertThat(range.response().contentType()).isEqualTo("video/mp4");
    }

    @Test
    void anAbortedUploadLeavesNothing() {
        var upload = s3.createMultipartUpload(request -> request.bucket(BUCKET).key("b/clip.mp4"))
                .join()
                .uploadId();
        assertThat(upload(upload, 1, bytes(10)).eTag()).isNotEmpty();
        assertThat(s3.listMultipartUploads(request -> request.bucket(BUCKET))
                        .join()
                        .uploads())
                .hasSize(1);

        s3.abortMultipartUpload(
                        request -> request.bucket(BUCKET).key("b/clip.mp4").uploadId(upload))
                .join();

        assertThat(s3.listMultipartUploads(request -> request.bucket(BUCKET))
                        .join()
                        .uploads())
                .isEmpty();
        assertThat(keys("b/")).isEmpty();
    }

    @Test
    void objectsAreCopiedListedAndDeleted() {
        s3.putObject(request -> request.bucket(BUCKET).key("c/1"), AsyncRequestBody.fromBytes(bytes(5)))
                .join();
        s3.copyObject(request -> request.sourceBucket(BUCKET)
                        .sourceKey("c/1")
                        .destinationBucket(BUCKET)
                        .destinationKey("c/2"))
                .join();
        assertThat(keys("c/")).isEqualTo("c/1,c/2");

        var all = Arrays.stream(keys("c/").split(","))
                .map(key -> ObjectIdentifier.builder().key(key).build())
                .toList();
        s3.deleteObjects(request -> request.bucket(BUCKET).delete(keys -> keys.objects(all)))
                .join();
        assertThat(keys("c/")).isEmpty();
    }

    private static CompletedPart upload(String upload, int number, byte[] bytes) {
        var answer = s3.uploadPart(
                        request -> request.bucket(BUCKET)
                                .key(s3Key(upload))
                                .uploadId(upload)
                                .partNumber(number),
                        AsyncRequestBody.fromBytes(bytes))
                .join();
        return CompletedPart.builder().partNumber(number).eTag(answer.eTag()).build();
    }

    private static String s3Key(String upload) {
        return s3.listMultipartUploads(request -> request.bucket(BUCKET)).join().uploads().stream()
                .filter(open -> open.uploadId().equals(upload))
                .findFirst()
                .orElseThrow()
                .key();
    }

    private static String keys(String prefix) {
        var keys = s3.listObjectsV2(request -> request.bucket(BUCKET).prefix(prefix)).join().contents().stream()
                .map(object -> object.key())
                .toList();
        return String.join(",", keys);
    }

    private static byte[] bytes(int length) {
        var bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }

    private static S3AsyncClient client(Map<String, Object> settings) {
        var keys = AwsBasicCredentials.create(
                String.valueOf(settings.get("rivulet.s3.access-key")),
                String.valueOf(settings.get("rivulet.s3.secret-key")));
        return S3AsyncClient.builder()
                .endpointOverride(URI.create(String.valueOf(settings.get("rivulet.s3.endpoint"))))
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(keys))
                .forcePathStyle(true)
                .overrideConfiguration(limits -> limits.apiCallTimeout(Duration.ofSeconds(20)))
                .build();
    }
}
