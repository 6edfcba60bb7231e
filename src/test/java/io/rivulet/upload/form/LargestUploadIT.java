package io.rivulet.upload.form;

import static io.rivulet.Clips.Clip.H264;
import static org.assertj.core.api.Assertions.assertThat;

import io.rivulet.Clips;
import io.rivulet.NarrowServer;
import io.rivulet.douyin.DouyinClient;
import io.rivulet.douyin.DouyinClient.Person;
import io.rivulet.douyin.Form;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.env.Environment;

/** Limits are what may still be sent. */
@NarrowServer
class LargestUploadIT {

    private static final int LARGEST = 7 << 20;
    private static final int LARGEST_OF_A_STRANGER = 6 << 20;

    private DouyinClient client;
    private byte[] clip;
    private Person ann;

    @BeforeEach
    void register(@LocalServerPort int port, @Autowired Environment environment) throws Exception {
        client = new DouyinClient(port);
        clip = Clips.of(environment).bytes(H264);
        ann = client.register();
    }

    @Test
    void theLargestFileIsTaken() throws Exception {
        client.publish(ann, Arrays.copyOf(clip, LARGEST), "largest").assertSuccess();
        assertThat(client.publishedBy(ann, "").videos()).hasSize(1);
    }

    @Test
    void theLargestFileBeforeItsTokenIsTaken() throws Exception {
        var file = Arrays.copyOf(clip, LARGEST_OF_A_STRANGER);
        client.post(
                        "/douyin/publish/action/",
                        new Form().file(file).field("title", "late").field("token", ann.token()))
                .assertSuccess();
        assertThat(client.publishedBy(ann, "").videos()).hasSize(1);
    }
}
