package io.rivulet.upload.tus;

import static io.rivulet.upload.tus.TusClient.UPLOADS;
import static io.rivulet.upload.tus.TusClient.bytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rivulet.RunningServer;
import io.rivulet.douyin.DouyinClient;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.r2dbc.core.DatabaseClient;

/** Whose uploads are, and how long a token serves for them. */
@RunningServer
class UploadOwnersIT {

    @LocalServerPort
    private int port;

    @Autowired
    private DatabaseClient database;

    private DouyinClient.Person person;
    private TusClient ann;
    private String path;

    @BeforeEach
    void create() throws Exception {
        person = new DouyinClient(port).register();
        ann = new TusClient(port, person.token());
        path = ann.create(10);
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "HEAD", "PATCH", "DELETE", "GET"})
    void whoeverIsNobodyIsAskedWhoTheyAre(String method) throws Exception {
        var where = method.equals("POST") ? UPLOADS : path;
        for (var headers : new String[][] {
            {"Tus-Resumable", "1.0.0"},
            {"Tus-Resumable", "1.0.0", "Authorization", "Bearer " + ann.token() + "x"},
            {"Tus-Resumable", "1.0.0", "Authorization", "Bearer "},
            {"Tus-Resumable", "1.0.0", "Authorization", "Basic YTpi"}
        }) {
            var answer = ann.plain(method, where, headers);
            assertThat(answer.status()).isEqualTo(401);
            assertThat(answer.header("WWW-Authenticate")).startsWith("Bearer");
            assertThat(answer.header("Tus-Resumable")).isEqualTo("1.0.0");
            assertThat(answer.header("Upload-Offset")).isNull();
        }
    }

    @Test
    void anothersUploadIsNotThere() throws Exception {
        var bob = TusClient.register(port);

        for (var answer :
                new TusClient.Answer[] {bob.head(path), bob.patch(path, 0, bytes(1, 1)), bob.delete(path), bob.get(path)
                }) {
            assertThat(answer.status()).isEqualTo(404);
            assertThat(answer.header("Upload-Offset")).isNull();
        }
        assertThat(ann.head(path).offset()).isZero();
    }

    @Test
    void whatWasBegunIsFinishedWithATokenThatIsOver() throws Exception {
        var other = ann.create(1);
        expire();
        await().atMost(Duration.ofSeconds(90))
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> ann.post(new byte[0], "Upload-Length", "1").status() == 401);

        assertThat(ann.head(path).offset()).isZero();
        assertThat(ann.patch(path, 0, bytes(10, 1)).offset()).isEqualTo(10);
        ann.awaitState(path, "stored");
        assertThat(ann.delete(other).status()).isEqualTo(204);
    }

    @Test
    void aRevokedSessionIsNobodys() throws Exception {
        revoke();
        await().atMost(Duration.ofSeconds(90))
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> ann.head(path).status() == 401);

        assertThat(ann.patch(path, 0, bytes(10, 1)).status()).isEqualTo(401);
        assertThat(ann.delete(path).status()).isEqualTo(401);
    }

    private void expire() throws Exception {
        change("created_at = now() - interval '2 days', expires_at = now() - interval '1 day'");
    }

    private void revoke() throws Exception {
        change("revoked_at = now()");
    }

    private void change(String what) throws Exception {
        database.sql("UPDATE session SET " + what + " WHERE account_id = " + person.id())
                .then()
                .toFuture()
                .get(30, TimeUnit.SECONDS);
    }
}
