package io.rivulet.embedded;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;

/** An S3 endpoint in this process that keeps objects as files. */
record EmbeddedS3(String bucket, String region) {

    private static final int THREADS = 400;

    RunningPart start(DataFolder folder) throws Exception {
        // what everybody on the machine may read, S3Proxy shows to everybody without a signature, too
        DataFolder.createPrivate(folder.s3().resolve(bucket));
        var drafts = new S3Drafts(folder);
        drafts.removeAfterCrash();
        var accessKey = Secrets.random();
        var secretKey = Secrets.random();
        var proxy = proxy(folder.s3(), accessKey, secretKey);
        proxy.start();
        return new RunningPart(
                Map.of(
                        "rivulet.s3.endpoint", "http://" + FreePort.HOST + ":" + proxy.getPort(),
                        "rivulet.s3.region", region,
                        "rivulet.s3.bucket", bucket,
                        "rivulet.s3.access-key", accessKey,
                        "rivulet.s3.secret-key", secretKey,
                        "rivulet.s3.path-style", true),
                () -> {
                    proxy.stop();
                    drafts.endedWell();
                });
    }

    private static S3Proxy proxy(Path objects, String accessKey, String secretKey) {
        return S3Proxy.builder()
                .blobStore(new FilesystemNio2BlobStore(objects.toString()))
                .endpoint(URI.create("http://" + FreePort.HOST + ":0"))
                .awsAuthentication(AuthenticationType.AWS_V2_OR_V4, accessKey, secretKey)
                .ignoreUnknownHeaders(true)
                .jettyMaxThreads(THREADS)
                // it stops after everything that uses it
                .stopTimeout(0)
                .build();
    }
}
