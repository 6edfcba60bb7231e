package io.rivulet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rivulet.Clips.Clip;
import io.rivulet.douyin.DouyinClient;
import io.rivulet.douyin.DouyinClient.Person;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a client saw acknowledged is there after a `kill -9` of the server and its PostgreSQL, and nothing else is. */
class DurabilityIT {

    private static final String[] QUICK_TO_RECOVER = {
        "--rivulet.demo=false", "--rivulet.jobs.lease=3s", "--rivulet.upload.stale-after=3s"
    };

    @TempDir
    Path data;

    @AfterEach
    void endAll() {
        ServerProcess.workingIn(data).forEach(ProcessHandle::destroyForcibly);
        await().atMost(Duration.ofSeconds(10))
                .until(() -> ServerProcess.workingIn(data).isEmpty());
    }

    @Test
    void accountsVideosAndJobsSurviveAndAHalfUploadGoesAway() throws Exception {
        Person ann;
        try (var server = ServerProcess.start(data, QUICK_TO_RECOVER).awaitReady()) {
            var client = new DouyinClient(server.uri().getPort());
            ann = client.register();
            client.publish(ann, clips().bytes(Clip.H264), "at once").assertSuccess();
            beginUpload(server, ann);
            client.publish(ann, clips().bytes(Clip.HEVC), "by a job").assertSuccess();
            server.kill();
            killPostgres();
        }
        try (var server = ServerProcess.start(data, QUICK_TO_RECOVER).awaitReady()) {
            var client = new DouyinClient(server.uri().getPort());
            client.post("/douyin/user/login/?username=" + ann.name() + "&password=" + ann.name())
                    .assertSuccess();
            assertThat(titles(client, ann)).containsExactly("by a job", "at once");
            await().atMost(Duration.ofSeconds(90))
                    .until(() -> isPlayable(client, ann, 0) && isPlayable(client, ann, 1));
            assertThat(client.feed("").videos()).hasSize(2);
            await().atMost(Duration.ofSeconds(60)).until(() -> rows(server, "upload") == 0);
        }
    }

    private Clips clips() {
        var folder = data.resolve("ffmpeg");
        return new Clips(folder.resolve("ffmpeg"), folder);
    }

    /** Sends more than one part of a file that never ends, so that S3 holds something of it. */
    private void beginUpload(ServerProcess server, Person ann) throws Exception {
        var socket = new Socket(InetAddress.getLoopbackAddress(), server.uri().getPort());
        var out = socket.getOutputStream();
        out.write(("POST /douyin/publish/action/?title=half&token=" + ann.token() + " HTTP/1.1\r\nHost: localhost\r\n"
                        + "Content-Type: multipart/form-data; boundary=b\r\nContent-Length: 900000000\r\n\r\n"
                        + "--b\r\nContent-Disposition: form-data; name=\"data\"; filename=\"half.mp4\"\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
        out.write(clips().bytes(Clip.H264));
        out.write(new byte[20 << 20]);
        out.flush();
        await().atMost(Duration.ofSeconds(30)).until(() -> rows(server, "upload") == 1);
    }

    private static Iterable<String> titles(DouyinClient client, Person author) throws Exception {
        return client.publishedBy(author, author.token()).videos().findValuesAsString("title");
    }

    private static boolean isPlayable(DouyinClient client, Person author, int index) throws Exception {
        var video = client.publishedBy(author, author.token()).videos().get(index);
        return client.fetch(video.path("play_url").asString(), "Range", "bytes=0-99")
                        .statusCode()
                == 206;
    }

    private static long rows(ServerProcess server, String table) throws Exception {
        try (var connection = server.database();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT count(*) FROM " + table)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private void killPostgres() {
        ServerProcess.workingIn(data).stream()
                .filter(process -> process.info().command().orElse("").endsWith("/postgres"))
                .forEach(ProcessHandle::destroyForcibly);
    }
}
