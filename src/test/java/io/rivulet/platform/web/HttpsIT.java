package io.rivulet.platform.web;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.rivulet.RivuletApplication;
import io.rivulet.SecondNode;
import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** The server with a certificate of its own and nothing before it. */
class HttpsIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    private static Path folder;

    private static Certificates files;
    private static X509Certificate first;
    private static ConfigurableApplicationContext server;
    private static SSLContext trusting;

    @BeforeAll
    static void start() throws Exception {
        files = Certificates.in(folder);
        first = files.renew();
        trusting = trusting();
        server = new SpringApplicationBuilder(RivuletApplication.class)
                .run(
                        "--server.port=0",
                        "--management.server.port=0",
                        "--rivulet.demo=true",
                        "--rivulet.data-dir=target/data/https",
                        "--rivulet.embedded.programs-dir=target/programs",
                        "--rivulet.web.header-within=1s",
                        "--spring.ssl.bundle.watch.file.quiet-period=200ms",
                        "--rivulet.web.tls.certificate=" + files.certificate(),
                        "--rivulet.web.tls.private-key=" + files.key());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void browsersSpeakHttp2AndAreToldToStayWithHttps() throws Exception {
        var answer = get(HttpClient.Version.HTTP_2, "/douyin/feed/");

        assertThat(answer.version()).isEqualTo(HttpClient.Version.HTTP_2);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Strict-Transport-Security")).contains("max-age=31536000");
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
    }

    @Test
    void addressesInAnswersBeginWithHttps() {
        // the demo publishes over HTTP like anybody: the server reaches itself
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(
                                get(HttpClient.Version.HTTP_2, "/douyin/feed/").body())
                        .contains("\"play_url\":\"https://localhost:" + port() + "/media/"));
    }

    @Test
    void aBodyThatIsRefusedUnreadEndsNoConnection() throws Exception {
        var http = client(HttpClient.Version.HTTP_2);
        for (int i = 0; i < 5; i++) {
            var request =
                    HttpRequest.newBuilder(uri("/api/v1/nowhere")).POST(BodyPublishers.ofByteArray(new byte[100_000]));
            var answer = http.send(request.build(), BodyHandlers.ofString());
            assertThat(answer.version()).isEqualTo(HttpClient.Version.HTTP_2);
            assertThat(answer.statusCode()).isEqualTo(404);
        }
    }

    @Test
    void whoSpeaksHttp1IsAnsweredAsEverywhere() throws Exception {
        try (var socket = socket()) {
            assertThat(ask(socket, "/douyin/feed/?latest_time=1|2"))
                    .contains("HTTP/1.1 200")
                    .contains("latest_time");
        }
    }

    @Test
    void slowHeadersAreWaitedForNoLongerThanWithoutTls() throws Exception {
        try (var socket = socket()) {
            socket.getOutputStream().write("GET /douyin/feed/ HTTP/1.1\r\nHost: local".getBytes(ISO_8859_1));
            assertThat(socket.getInputStream().read()).isNegative();
        }
    }

    @Test
    void plainHttpIsNotSpokenOnThatPort() {
        var plain = HttpRequest.newBuilder(URI.create("http://localhost:" + port() + "/douyin/feed/"))
                .build();
        assertThatThrownBy(() -> HttpClient.newHttpClient().send(plain, BodyHandlers.ofString()))
                .isInstanceOf(IOException.class);
    }

    @Test
    void aNewCertificateIsTakenWithoutARestartAndOldConnectionsLiveOn() throws Exception {
        try (var old = socket()) {
            assertThat(ask(old, "/douyin/feed/")).contains("\"status_code\":0");
            var second = files.renew().getSerialNumber();
            await().atMost(PATIENCE).until(() -> serial().equals(second));

            assertThat(second).isNotEqualTo(first.getSerialNumber());
            assertThat(ask(old, "/douyin/feed/")).contains("\"status_code\":0");
        }
    }

    private static BigInteger serial() throws Exception {
        try (var socket = socket()) {
            return ((X509Certificate) socket.getSession().getPeerCertificates()[0]).getSerialNumber();
        }
    }

    /** An answer whose length was announced. */
    private static String ask(SSLSocket socket, String path) throws IOException {
        socket.getOutputStream().write(("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n").getBytes(ISO_8859_1));
        var head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            head.append((char) socket.getInputStream().read());
        }
        int length = Integer.parseInt(head.toString().replaceAll("(?is).*content-length: (\\d+).*", "$1"));
        return head + new String(socket.getInputStream().readNBytes(length), UTF_8);
    }

    private static SSLSocket socket() throws IOException {
        var socket = (SSLSocket) trusting.getSocketFactory().createSocket("localhost", port());
        socket.setSoTimeout((int) PATIENCE.toMillis());
        socket.startHandshake();
        return socket;
    }

    private static HttpResponse<String> get(HttpClient.Version version, String path) throws Exception {
        return client(version).send(HttpRequest.newBuilder(uri(path)).build(), BodyHandlers.ofString());
    }

    private static HttpClient client(HttpClient.Version version) {
        return HttpClient.newBuilder().version(version).sslContext(trusting).build();
    }

    private static URI uri(String path) {
        return URI.create("https://localhost:" + port() + path);
    }

    private static int port() {
        return SecondNode.port(server);
    }

    /** Whatever certificate there is at the time. */
    private static SSLContext trusting() throws Exception {
        var context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[] {new Anybody()}, new SecureRandom());
        return context;
    }

    private static final class Anybody implements X509TrustManager {

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
