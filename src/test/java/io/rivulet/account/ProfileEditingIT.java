package io.rivulet.account;

import static io.rivulet.Outcomes.await;
import static io.rivulet.Outcomes.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.rivulet.RunningServer;
import io.rivulet.douyin.DouyinClient;
import io.rivulet.douyin.DouyinClient.Person;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import reactor.core.publisher.Mono;
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
        await(rename(ann.id(), " " + name));
        assertThat(seen().path("name").asString()).isEqualTo(name);
        await(rename(bob.id(), ann.name()));
        await(rename(ann.id(), name.toUpperCase(Locale.ROOT)));
        assertThat(seen().path("name").asString()).isEqualTo(name.toUpperCase(Locale.ROOT));
    }

    @Test
    void aNameKeepsItsRules() throws Exception {
        refused(rename(ann.id(), bob.name()), AccountError.NAME_TAKEN);
        refused(rename(ann.id(), "\u200b"), AccountError.NAME_INVALID);
        refused(rename(Long.MAX_VALUE, DouyinClient.unusedName()), AccountError.ACCOUNT_NOT_FOUND);
        assertThat(seen().path("name").asString()).isEqualTo(ann.name());
    }

    @Test
    void aSignatureComesAndGoes() throws Exception {
        var before = seen();
        await(sign(" \"here\" <i>\u2028 "));
        assertThat(seen().path("signature").asString()).startsWith("\"here\" <i>");

        await(sign(" "));
        assertThat(seen()).isEqualTo(before);
        refused(sign("x".repeat(201)), AccountError.SIGNATURE_INVALID);
    }

    private Mono<Profile> rename(long account, String name) {
        return editing.edit(account, new ProfileEdit(name, null), anyway -> {});
    }

    private Mono<Profile> sign(String signature) {
        return editing.edit(ann.id(), new ProfileEdit(null, signature), anyway -> {});
    }

    private JsonNode seen() throws Exception {
        return client.get("/douyin/user/?user_id=" + ann.id() + "&token=" + bob.token())
                .assertSuccess()
                .json()
                .path("user");
    }
}
