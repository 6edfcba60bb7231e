package io.rivulet.upload.tus;

import static io.rivulet.upload.tus.TusClient.bytes;
import static org.assertj.core.api.Assertions.assertThat;

import io.rivulet.RawConnection;
import io.rivulet.RunningServer;
import io.rivulet.SecondNode;
import io.rivulet.douyin.DouyinClient;
import io.rivulet.douyin.DouyinClient.Person;
import java.util.Arrays;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;

/** Any node goes on with any upload, and takes it from whoever has stopped sending. */
@RunningServer
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TwoNodesUploadsIT {

    private static final int SIZE = 12_000_000;

    @Autowired
    private ConfigurableEnvironment environment;

    @Autowired
    private ApplicationContext server;

    @LocalServerPort
    private int port;

    private ConfigurableApplicationContext second;
    private ConfigurableApplicationContext third;
    private Person ann;
    private TusClient here;
    private byte[] content;
    private String path;

    @BeforeAll
    void startTheOthers() {
        second = SecondNode.beside(environment, "second");
        third = SecondNode.beside(environment, "third");
    }

    @AfterAll
    void stopTheOthers() {
        second.close();
        third.close();
    }

    @BeforeEach
    void create() throws Exception {
        ann = new DouyinClient(port).register();
        here = new TusClient(port, ann.token());
        content = bytes(SIZE, System.nanoTime());
        path = here.create(SIZE);
    }

    @Test
    void whatOneNodeTookTheNextKnowsAndTheThirdGoesOnWith() throws Exception {
        var there = here.at(SecondNode.port(second));
        var elsewhere = here.at(SecondNode.port(third));
        assertThat(here.patch(path, 0, from(0, 7_000_001)).offset()).isEqualTo(7_000_001);
        assertThat(there.head(path).offset()).isEqualTo(7_000_001);
        assertThat(elsewhere.patch(path, 7_000_001, from(7_000_001, 7_000_100)).offset())
                .isEqualTo(7_000_100);
        assertThat(here.head(path).offset()).isEqualTo(7_000_100);
        assertThat(there.patch(path, 7_000_100, from(7_000_100, SIZE)).offset()).isEqualTo(SIZE);

        assertStored(elsewhere);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void whoeverHasStoppedSendingHoldsNothing(int node) throws Exception {
        var there = node == 0 ? here : here.at(SecondNode.port(second));
        try (var frozen = sending(1_000_000)) {
            var offset = there.head(path);
            assertThat(offset.status()).as(offset.body()).isEqualTo(200);
            assertThat(offset.offset()).isBetween(0L, 1_000_000L);
            assertThat(frozen.answer().status()).isEqualTo(409);
            int stored = (int) offset.offset();
            assertThat(there.patch(path, stored, from(stored, SIZE)).offset()).isEqualTo(SIZE);
        }
        assertStored(there);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void whoeverSendsNextTakesOver(int node) throws Exception {
        var there = node == 0 ? here : here.at(SecondNode.port(second));
        try (var frozen = sending(0)) {
            assertThat(there.patch(path, 0, from(0, SIZE)).offset()).isEqualTo(SIZE);
            assertThat(frozen.answer().status()).isEqualTo(409);
        }
        assertStored(there);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void whoeverEndsItNeedNotWait(int node) throws Exception {
        var there = node == 0 ? here : here.at(SecondNode.port(second));
        try (var frozen = sending(1_000_000)) {
            assertThat(there.delete(path).status()).isEqualTo(204);
            assertThat(frozen.answer().status()).isIn(404, 409, 410);
        }
        assertThat(here.head(path).status()).isEqualTo(410);
    }

    /** A client that is frozen after so many bytes, and waits for its answer at most. */
    private RawConnection sending(int bytes) throws Exception {
        var connection = new RawConnection(port);
        connection.send(
                "PATCH " + path + " HTTP/1.1\r\nHost: localhost\r\nTus-Resumable: 1.0.0\r\nAuthorization: Bearer "
                        + ann.token() + "\r\nUpload-Offset: 0\r\nContent-Type: application/offset+octet-stream\r\n"
                        + "Content-Length: " + SIZE + "\r\nExpect: 100-continue\r\n\r\n");
        assertThat(connection.statusLine()).isEqualTo("HTTP/1.1 100 Continue");
        assertThat(connection.statusLine()).isEmpty();
        return connection.send(from(0, bytes));
    }

    private byte[] from(int first, int end) {
        return Arrays.copyOfRange(content, first, end);
    }

    private void assertStored(TusClient client) throws Exception {
        client.awaitState(path, "stored");
        assertThat(new StoredBytes(server).sha256(ann.id(), path)).isEqualTo(StoredBytes.sha256(content));
    }
}
