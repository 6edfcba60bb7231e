package io.rivulet.load;

import io.rivulet.ServerProcess;
import io.rivulet.load.stage.ChildProgram;
import io.rivulet.load.stage.Workspace;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;
import software.amazon.awssdk.http.nio.netty.SdkEventLoopGroup;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3AsyncClient;

/** An S3 endpoint in a process of its own. */
record ExternalS3(int port) {

    static final String BUCKET = "rivulet";

    private static final String KEY = "benchmark";
    private static final Duration READY_WITHIN = Duration.ofSeconds(30);

    static ExternalS3 start(Workspace workspace) throws IOException, InterruptedException {
        return start(workspace, List.of());
    }

    /** One that gives way to whatever else wants a processor. */
    static ExternalS3 startNicely(Workspace workspace) throws IOException, InterruptedException {
        return start(workspace, List.of("nice", "-n", "10"));
    }

    private static ExternalS3 start(Workspace workspace, List<String> prefix) throws IOException, InterruptedException {
        int port = ServerProcess.freePort();
        var command = new ArrayList<>(prefix);
        command.addAll(List.of(
                ChildProgram.java(),
                "-Xmx512m",
                "-cp",
                System.getProperty("java.class.path"),
                S3Endpoint.class.getName(),
                workspace.folder("s3").toString(),
                Integer.toString(port),
                KEY,
                KEY));
        var program = ChildProgram.start(command, Map.of(), workspace.file("s3.log"));
        workspace.atEnd(program::stop);
        awaitPort(program, port);
        return new ExternalS3(port);
    }

    /** What the server is to be started with. */
    List<String> settings() {
        return List.of(
                "--rivulet.s3.endpoint=" + endpoint(),
                "--rivulet.s3.bucket=" + BUCKET,
                "--rivulet.s3.access-key=" + KEY,
                "--rivulet.s3.secret-key=" + KEY);
    }

    /** The SDK, set up as the server does it. */
    S3AsyncClient client() {
        var loop = SdkEventLoopGroup.builder().numberOfThreads(1).build();
        return S3AsyncClient.builder()
                .endpointOverride(endpoint())
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create(KEY, KEY)))
                .forcePathStyle(true)
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                .httpClientBuilder(NettyNioAsyncHttpClient.builder()
                        .eventLoopGroup(loop)
                        .readTimeout(Duration.ofMinutes(2))
                        .writeTimeout(Duration.ofMinutes(2)))
                .build();
    }

    private URI endpoint() {
        return URI.create("http://127.0.0.1:" + port);
    }

    private static void awaitPort(ChildProgram program, int port) throws IOException, InterruptedException {
        long end = System.nanoTime() + READY_WITHIN.toNanos();
        while (!listens(port)) {
            program.requireAlive();
            if (System.nanoTime() > end) {
                throw new IllegalStateException("The S3 endpoint does not listen");
            }
            Thread.sleep(50);
        }
    }

    private static boolean listens(int port) {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }
}
