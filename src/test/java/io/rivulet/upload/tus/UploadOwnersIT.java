package io.rivulet.upload.tus;

import static io.rivulet.upload.tus.TusClient.UPLOADS;
import static io.rivulet.upload.tus.TusClient.bytes;
import static org.assertj.core.api.Assertions.assertThat;

import io.rivulet.RunningServer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Whose uploads are. */
@RunningServer
class UploadOwnersIT {

    @LocalServerPort
    private int port;

    private TusClient ann;
    private String path;

    @BeforeEach
    void create() throws Exception {
        ann = TusClient.register(port);
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
}
