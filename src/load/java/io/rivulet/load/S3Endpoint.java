package io.rivulet.load;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;

/** The same S3 that the server embeds, as a program of its own; it ends with the one that started it. */
public final class S3Endpoint {

    private static final int THREADS = 32;

    private S3Endpoint() {}

    /** Folder, port, access key and secret key. */
    public static void main(String[] arguments) throws Exception {
        var folder = Path.of(arguments[0]);
        createBucket(folder.resolve(ExternalS3.BUCKET));
        var proxy = S3Proxy.builder()
                .blobStore(new FilesystemNio2BlobStore(folder.toString()))
                .endpoint(URI.create("http://127.0.0.1:" + arguments[1]))
                .awsAuthentication(AuthenticationType.AWS_V2_OR_V4, arguments[2], arguments[3])
                .ignoreUnknownHeaders(true)
                .jettyMaxThreads(THREADS)
                .stopTimeout(0)
                .build();
        proxy.start();
        // ends when the other end of the pipe does
        int end = System.in.read();
        System.exit(Math.min(end, 0));
    }

    private static void createBucket(Path folder) throws IOException {
        Files.createDirectories(folder);
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
    }
}
