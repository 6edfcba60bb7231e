package io.rivulet.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rivulet.ServerProcess;
import io.rivulet.douyin.DouyinClient;
import io.rivulet.douyin.DouyinClient.Person;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How a server gets its first administrator: by a command of whoever may start programs beside its data. */
class AppointAdminIT {

    @TempDir
    Path data;

    @AfterEach
    void endAll() {
        ServerProcess.workingIn(data).forEach(ProcessHandle::destroyForcibly);
        await().atMost(Duration.ofSeconds(10))
                .until(() -> ServerProcess.workingIn(data).isEmpty());
    }

    @Test
    void theCommandAppointsWhoHasRegistered() throws Exception {
        Person ann;
        try (var server = ServerProcess.start(data, "--rivulet.demo=false").awaitReady()) {
            ann = new DouyinClient(server.port()).register();
            assertThat(audit(server, ann)).isEqualTo(403);

            // not closed, which would end the server with it
            var tooEarly = ServerProcess.start(data, "appoint-admin", ann.name());
            assertThat(tooEarly.awaitEnd()).isEqualTo(1);
            assertThat(tooEarly.output()).contains("Another Rivulet server uses the folder", "stop it");
            server.signal("TERM");
            assertThat(server.awaitEnd()).isEqualTo(143);
        }
        says(0, "`" + ann.name() + "` is an administrator from now on.", "appoint-admin", ann.name());
        says(0, "`" + ann.name() + "` is an administrator already", "appoint-admin", ann.name());
        says(1, "There is no account of the name `nobody`", "appoint-admin", "nobody");
        says(1, "appoint-admin <name>", "appoint-admin");

        try (var server = ServerProcess.start(data, "--rivulet.demo=false").awaitReady()) {
            assertThat(audit(server, ann)).isEqualTo(200);
            var entries = AdminClient.json(
                            new AdminClient(server.port()).get(AdminClient.ADMIN + "/audit", ann.token()))
                    .path("items");
            assertThat(entries).hasSize(1);
            assertThat(entries.path(0).path("actor_id").isMissingNode()).isTrue();
            assertThat(entries.path(0).path("object_id").asLong()).isEqualTo(ann.id());
            assertThat(entries.path(0).path("after").asString()).isEqualTo("admin");
        }
    }

    private void says(int exitCode, String sentence, String... words) throws Exception {
        try (var command = ServerProcess.start(data, words)) {
            assertThat(command.awaitEnd()).as(command.output()).isEqualTo(exitCode);
            assertThat(command.output()).contains(sentence);
        }
    }

    private static int audit(ServerProcess server, Person person) throws Exception {
        return new AdminClient(server.port())
                .get(AdminClient.ADMIN + "/audit", person.token())
                .statusCode();
    }
}
