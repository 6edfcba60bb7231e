package io.rivulet.admin;

import static io.rivulet.Outcomes.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is written down of what administrators do. */
class AuditIT extends Office {

    @Test
    void whatIsDoneIsWrittenDown() throws Exception {
        suspend(ann);
        appoint(ann, "creator");

        var newest = AdminClient.json(api.get(AdminClient.ADMIN + "/audit?limit=100", admin.token()))
                .path("items")
                .valueStream()
                .filter(entry -> entry.path("object_id").asLong() == ann.id())
                .filter(entry -> entry.path("actor_id").asLong() == admin.id())
                .toList();
        assertThat(newest).hasSize(2);
        assertThat(newest.getFirst().path("act").asString()).isEqualTo("change_role");
        assertThat(newest.getFirst().path("before").asString()).isEqualTo("user");
        assertThat(newest.getFirst().path("after").asString()).isEqualTo("creator");
        assertThat(newest.getLast().path("act").asString()).isEqualTo("suspend_account");
        assertThat(newest.getLast().path("reason").asString()).isEqualTo("spam");
        assertThat(newest.getLast().path("after").asString()).isEqualTo("suspended");
    }

    @Test
    void theAuditIsReadPartByPart() throws Exception {
        for (var role : List.of("creator", "moderator", "user", "creator", "user")) {
            appoint(ann, role);
        }
        var ids = new ArrayList<Long>();
        var path = AdminClient.ADMIN + "/audit?limit=2";
        var part = AdminClient.json(api.get(path, admin.token()));
        for (int i = 0; i < 3; i++) {
            assertThat(part.path("items")).hasSize(2);
            part.path("items").forEach(entry -> ids.add(entry.path("id").asLong()));
            part = AdminClient.json(
                    api.get(path + "&cursor=" + part.path("next").asString(), admin.token()));
        }
        assertThat(ids).doesNotHaveDuplicates().isSortedAccordingTo((one, other) -> Long.compare(other, one));
        assertThat(api.get(AdminClient.ADMIN + "/audit?limit=0", admin.token()).statusCode())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"UPDATE audit_entry SET reason = 'none'", "DELETE FROM audit_entry", "TRUNCATE audit_entry"})
    void theAuditTakesNewRowsOnly(String statement) throws Exception {
        suspend(ann);
        assertThatThrownBy(() -> await(database.sql(statement).then())).hasMessageContaining("new rows only");
    }

    /** A failure of either takes back both. */
    @Test
    void whatCannotBeWrittenDownIsNotDone() throws Exception {
        var unwritable = new Deed(1L << 52, Act.SUSPEND_ACCOUNT, ann.id(), "by nobody");
        assertThatThrownBy(() -> await(staff.administration().suspend(unwritable)))
                .isNotNull();
        logIn(ann, ann.name()).assertSuccess();
    }
}
