package io.rivulet.media;

import static org.assertj.core.api.Assertions.assertThat;

import io.rivulet.platform.security.ServerSecret;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

/** A private object opens for whoever has a link to it, for as long as that holds, and for nobody else. */
class PrivateLinksIT extends RunningMedia {

    private static final byte[] BYTES = "a private film".getBytes(StandardCharsets.UTF_8);

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @Autowired
    private MediaLinks links;

    @Autowired
    private ServerSecret secret;

    @TempDir
    private Path folder;

    private MediaAddress address;
    private String link;

    @BeforeEach
    void store() throws Exception {
        address = new MediaAddress(true, tokens.next(), "video.mp4");
        var file = Files.write(folder.resolve("film"), BYTES);
        await(store.put(address.key(), file, "video/mp4"));
        link = await(links.paths()).of(address);
    }

    @Test
    void theLinkOpensItAndNothingKeepsIt() throws Exception {
        var answer = get(link);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo(BYTES);
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
    }

    @Test
    void playersGetTheirParts() throws Exception {
        var answer = get(link, "Range", "bytes=2-8");

        assertThat(answer.statusCode()).isEqualTo(206);
        assertThat(answer.body()).asString().isEqualTo("private");
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
    }

    @Test
    void noOtherAddressOpensIt() throws Exception {
        assertThat(status(address.path())).isEqualTo(403);
        assertThat(status(MediaPaths.UNSIGNED.of(address))).isEqualTo(403);
        assertThat(status(link.replace("expires=", "expires=1"))).isEqualTo(403);
        assertThat(status(link.replace("signature=", "signature=0"))).isEqualTo(403);
        assertThat(status(link.substring(0, link.length() - 2))).isEqualTo(403);
        assertThat(status(link.replace("video.mp4", "cover.jpg"))).isEqualTo(403);
        assertThat(status(link.replace(address.token(), tokens.next()))).isEqualTo(403);
        assertThat(status(link.replace("/private/", "/"))).isEqualTo(404);
        assertThat(status(link.replaceFirst("expires=\\d+", "expires=abc"))).isEqualTo(403);
        assertThat(status(link.replaceFirst("expires=\\d+", "expires=99999999999999999999")))
                .isEqualTo(403);
    }

    @Test
    void aLinkOfYesterdayIsRefused() throws Exception {
        var yesterday = Clock.offset(Clock.systemUTC(), Duration.ofDays(-1));
        var ofYesterday = new MediaLinks(secret, yesterday, new MediaLinks.Links(Duration.ofHours(6)));
        var old = await(ofYesterday.paths()).of(address);

        assertThat(old).isNotEqualTo(link);
        assertThat(status(old)).isEqualTo(403);
    }

    /** Whether there is such an object is nobody's business without a link. */
    @Test
    void whatIsNotThereLooksTheSameWithoutALink() throws Exception {
        var nothing = new MediaAddress(true, tokens.next(), "video.mp4");

        assertThat(status(nothing.path())).isEqualTo(403);
        assertThat(status(await(links.paths()).of(nothing))).isEqualTo(404);
    }

    private int status(String path) throws Exception {
        return get(path).statusCode();
    }

    private HttpResponse<byte[]> get(String path, String... headers) throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return http.send(request.build(), BodyHandlers.ofByteArray());
    }
}
