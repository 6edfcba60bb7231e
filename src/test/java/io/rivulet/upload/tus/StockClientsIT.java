package io.rivulet.upload.tus;

import static io.rivulet.upload.tus.TusClient.UPLOADS;
import static io.rivulet.upload.tus.TusClient.bytes;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.rivulet.RunningServer;
import io.rivulet.douyin.DouyinClient;
import io.rivulet.douyin.DouyinClient.Person;
import io.tus.java.client.TusExecutor;
import io.tus.java.client.TusURLMemoryStore;
import io.tus.java.client.TusUpload;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.assertj.core.annotation.CanIgnoreReturnValue;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** What others wrote to upload with: it uploads, is cut, goes on and finishes. */
@RunningServer
class StockClientsIT {

    private static final int SIZE = 12_345_678;
    private static final Path NODE = Path.of("target", "node");
    private static final String TUS_JS = "tus-js-client@4.3.1";

    @TempDir
    private Path folder;

    @LocalServerPort
    private int port;

    private StoredBytes stored;
    private Person ann;
    private TusClient client;
    private byte[] content;
    private Path file;

    @BeforeEach
    void write(@Autowired ApplicationContext server) throws Exception {
        stored = new StoredBytes(server);
        ann = new DouyinClient(port).register();
        client = new TusClient(port, ann.token());
        content = bytes(SIZE, System.nanoTime());
        file = Files.write(folder.resolve("潮汐.mp4"), content);
    }

    @Test
    void tusJavaClientGoesOnAfterEachCut() throws Exception {
        try (var network = new CuttingProxy(port, 3, 3_000_000)) {
            var java = new io.tus.java.client.TusClient();
            java.setUploadCreationURL(
                    URI.create("http://localhost:" + network.port() + UPLOADS).toURL());
            java.setHeaders(Map.of("Authorization", "Bearer " + ann.token()));
            java.enableResuming(new TusURLMemoryStore());
            var upload = new TusUpload(file.toFile());
            var attempts = new Attempts(java, upload);

            assertThat(attempts.makeAttempts()).isTrue();
            assertThat(network.cuts()).isEqualTo(3);
            assertStored(attempts.address.get());
        }
    }

    /** A whole upload, from where it was. */
    private static final class Attempts extends TusExecutor {

        private final io.tus.java.client.TusClient client;
        private final TusUpload upload;
        private final AtomicReference<String> address = new AtomicReference<>("");

        Attempts(io.tus.java.client.TusClient client, TusUpload upload) {
            this.client = client;
            this.upload = upload;
            setDelays(new int[] {50, 100, 200, 400, 800});
        }

        @Override
        protected void makeAttempt() throws io.tus.java.client.ProtocolException, IOException {
            var uploader = client.resumeOrCreateUpload(upload);
            address.set(uploader.getUploadURL().getPath());
            uploader.setChunkSize(64 * 1024);
            for (int sent = uploader.uploadChunk(); sent > -1; ) {
                sent = uploader.uploadChunk();
            }
            uploader.finish();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"plain", "first-bytes", "deferred", "parallel"})
    void tusJsClientGoesOnAfterEachCut(String way) throws Exception {
        assumeTrue(isOnThePath("node"), "node is not on the path: tus-js-client is not tried");
        installTusJs();
        try (var network = new CuttingProxy(port, 3, 3_000_000)) {
            var script =
                    Path.of("src", "test", "resources", "tus", "upload.mjs").toAbsolutePath();
            Files.copy(script, NODE.resolve("upload.mjs"), StandardCopyOption.REPLACE_EXISTING);
            var said = run(
                    NODE,
                    List.of(
                            "node",
                            "upload.mjs",
                            "http://localhost:" + network.port() + UPLOADS,
                            ann.token(),
                            file.toString(),
                            way));

            assertThat(network.cuts()).isEqualTo(3);
            var path = URI.create(said.lines().toList().getLast()).getPath();
            client.awaitState(path, "stored");
            assertThat(client.head(path).header("Upload-Metadata")).startsWith("filename ");
            assertStored(path);
        }
    }

    @Test
    void theScriptOfTheDocumentationGoesOn() throws Exception {
        var script = Files.writeString(folder.resolve("upload.sh"), script("#!/bin/sh"));
        var path = client.create(SIZE);
        assertThat(client.patch(path, 0, Arrays.copyOf(content, 5_000_001)).status())
                .isEqualTo(204);
        Files.writeString(folder.resolve("潮汐.mp4.upload"), path);

        var said = run(folder, shell(script));

        assertThat(UPLOADS + "/" + said.strip()).isEqualTo(path);
        assertStored(path);
    }

    @Test
    void theScriptOfTheDocumentationBegins() throws Exception {
        var script = Files.writeString(folder.resolve("upload.sh"), script("#!/bin/sh"));

        var path = UPLOADS + "/" + run(folder, shell(script)).strip();

        assertThat(client.head(path).header("Upload-Metadata")).startsWith("filename ");
        assertStored(path);
    }

    private List<String> shell(Path script) {
        return List.of("sh", script.toString(), "http://localhost:" + port, ann.token(), file.toString());
    }

    private void assertStored(String path) throws Exception {
        client.awaitState(path, "stored");
        assertThat(stored.sha256(ann.id(), path)).isEqualTo(StoredBytes.sha256(content));
    }

    /** The one block of the page that begins so. */
    private static String script(String beginning) throws IOException {
        var page = Files.readString(Path.of("src", "docs", "uploading.md"));
        var block = Pattern.compile("```sh\n(" + Pattern.quote(beginning) + ".*?)```", Pattern.DOTALL)
                .matcher(page);
        assertThat(block.find()).isTrue();
        return block.group(1);
    }

    private static void installTusJs() throws Exception {
        Files.createDirectories(NODE);
        if (!Files.exists(NODE.resolve("node_modules/tus-js-client"))) {
            run(
                    NODE,
                    List.of(
                            "npm",
                            "install",
                            "--no-save",
                            "--no-package-lock",
                            "--no-audit",
                            "--no-fund",
                            "--prefix",
                            ".",
                            TUS_JS));
        }
    }

    private static boolean isOnThePath(String program) {
        return Stream.of(String.valueOf(System.getenv("PATH")).split(":"))
                .anyMatch(entry -> Files.isExecutable(Path.of(entry, program)));
    }

    @CanIgnoreReturnValue
    private static String run(Path folder, List<String> command) throws Exception {
        var output = Files.createTempFile("said-", ".txt");
        var errors = Files.createTempFile("errors-", ".txt");
        var process = new ProcessBuilder(new ArrayList<>(command))
                .directory(folder.toFile())
                .redirectOutput(output.toFile())
                .redirectError(errors.toFile())
                .start();
        try {
            assertThat(process.waitFor(120, TimeUnit.SECONDS))
                    .as(command.getFirst())
                    .isTrue();
            assertThat(process.exitValue())
                    .as(Files.readString(errors, UTF_8) + Files.readString(output, UTF_8))
                    .isZero();
            return Files.readString(output, UTF_8);
        } finally {
            process.destroyForcibly();
        }
    }
}
