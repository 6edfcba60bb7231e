package io.rivulet.account;

import static io.rivulet.Outcomes.await;
import static io.rivulet.Outcomes.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.rivulet.RunningServer;
import io.rivulet.douyin.DouyinClient;
import io.rivulet.douyin.DouyinClient.Person;
import io.rivulet.media.MediaAddress;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** How somebody calls themselves and looks is seen by everybody's next request. */
@RunningServer
class ProfileEditingIT {

    @Autowired
    private ProfileEditing editing;

    private DouyinClient client;
    private Person ann;
    private Person bob;

    @BeforeEach
    void meet(@LocalServerPort int port) throws Exception {
        client = new DouyinClient(port);
        ann = client.register();
        bob = client.register();
        assertThat(seen().path("name").asString()).isEqualTo(ann.name());
    }

    @Test
    void aNewNameIsSeenAndTheOldOneIsFree() throws Exception {
        var name = DouyinClient.unusedName();
        await(editing.rename(ann.id(), " " + name));
        assertThat(seen().path("name").asString()).isEqualTo(name);
        await(editing.rename(bob.id(), ann.name()));
        await(editing.rename(ann.id(), name.toUpperCase(Locale.ROOT)));
        assertThat(seen().path("name").asString()).isEqualTo(name.toUpperCase(Locale.ROOT));
    }

    @Test
    void aNameKeepsItsRules() throws Exception {
        refused(editing.rename(ann.id(), bob.name()), AccountError.NAME_TAKEN);
        refused(editing.rename(ann.id(), "\u200b"), AccountError.NAME_INVALID);
        refused(editing.rename(Long.MAX_VALUE, DouyinClient.unusedName()), AccountError.ACCOUNT_NOT_FOUND);
        assertThat(seen().path("name").asString()).isEqualTo(ann.name());
    }

    @Test
    void picturesAndSignatureComeAndGo() throws Exception {
        var before = seen();
        var picture = new MediaAddress("0123456789abcdef0123456789abcdef", "avatar.png");
        await(editing.showAvatar(ann.id(), picture));
        assertThat(seen().path("avatar").asString()).endsWith(picture.path());
        await(editing.showBackground(ann.id(), picture));
        assertThat(seen().path("background_image").asString()).endsWith(picture.path());
        await(editing.sign(ann.id(), " \"here\" <i>\u2028 "));
        assertThat(seen().path("signature").asString()).startsWith("\"here\" <i>");

        await(editing.showAvatar(ann.id(), null));
        await(editing.showBackground(ann.id(), null));
        await(editing.sign(ann.id(), " "));
        assertThat(seen()).isEqualTo(before);
        refused(editing.sign(ann.id(), "x".repeat(201)), AccountError.SIGNATURE_INVALID);
    }

    private JsonNode seen() throws Exception {
        return client.get("/douyin/user/?user_id=" + ann.id() + "&token=" + bob.token())
                .assertSuccess()
                .json()
                .path("user");
    }
}
