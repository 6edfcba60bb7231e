package io.rivulet.card.api;

import static io.rivulet.video.ApiClient.problem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rivulet.RawConnection;
import io.rivulet.RunningServer;
import io.rivulet.douyin.DouyinClient;
import io.rivulet.video.ApiClient;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** However many send pictures slowly, the disk holds so many at most, and the next one is told to come again. */
@RunningServer
class PicturesAtOnceIT {

    private static final String AVATAR = "/api/v1/accounts/me/avatar";
    private static final int AT_ONCE = 64;

    @LocalServerPort
    private int port;

    @Test
    void whoeverSendsSlowlyHoldsOneOfSoMany() throws Exception {
        var token = new DouyinClient(port).register().token();
        var slow = new ArrayList<RawConnection>();
        try {
            for (int i = 0; i < AT_ONCE; i++) {
                slow.add(new RawConnection(port)
                        .send("PUT " + AVATAR + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + token
                                + "\r\nContent-Length: 1000\r\n\r\nbegun"));
            }
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> problem(draw(token)).equals("busy"));
        } finally {
            for (var connection : slow) {
                connection.close();
            }
        }
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(draw(token).statusCode()).isEqualTo(200));
    }

    private HttpResponse<String> draw(String token) throws Exception {
        return new ApiClient(port)
                .send(new ApiClient(port).request(AVATAR, token).PUT(BodyPublishers.ofByteArray(picture())));
    }

    private static byte[] picture() throws IOException {
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB), "png", bytes);
        return bytes.toByteArray();
    }
}
