package io.rivulet.admin;

import static io.rivulet.Outcomes.await;
import static io.rivulet.Outcomes.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.rivulet.RunningServer;
import io.rivulet.account.AccountError;
import io.rivulet.account.role.Role;
import io.rivulet.account.role.Standings;
import io.rivulet.douyin.DouyinClient;
import io.rivulet.douyin.DouyinClient.Person;
import io.rivulet.douyin.Reply;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** What administrators do to accounts, and what is written down of it. */
@RunningServer
class AdministrationIT {

    @Autowired
    private DatabaseClient database;

    @Autowired
    private Standings standings;

    @Autowired
    private TransactionalOperator transaction;

    private AdminClient api;
    private DouyinClient client;
    private Staff staff;
    private Person admin;
    private Person ann;

    @BeforeEach
    void register(@LocalServerPort int port, @Autowired ApplicationContext server) throws Exception {
        api = new AdminClient(port);
        client = new DouyinClient(port);
        staff = Staff.of(server, client);
        admin = staff.join(Role.ADMIN);
        ann = client.register();
    }

    @Test
    void whoIsSuspendedIsRefusedAndCannotComeBack() throws Exception {
        client.get("/douyin/message/chat/?to_user_id=" + admin.id() + "&token=" + ann.token())
                .assertSuccess();
        assertThat(suspend(ann)).isEqualTo(204);

        client.get("/douyin/message/chat/?to_user_id=" + admin.id() + "&token=" + ann.token())
                .assertRefused();
        assertThat(AdminClient.problem(api.delete("/api/v1/videos/1", ann.token())))
                .isEqualTo("not-signed-in");
        logIn(ann, ann.name()).assertRefusedBecauseOf("suspended");
        logIn(ann, "wrong password").assertRefusedBecauseOf("The name or the password is wrong.");
        assertThat(client.get("/douyin/user/?user_id=" + ann.id())
                        .assertSuccess()
                        .json()
                        .path("user")
                        .path("name")
                        .asString())
                .isEqualTo(ann.name());
    }

    @Test
    void whoIsReinstatedLogsInAgain() throws Exception {
        suspend(ann);
        assertThat(api.delete(AdminClient.suspension(ann.id()), admin.token()).statusCode())
                .isEqualTo(204);

        assertThat(AdminClient.problem(api.delete("/api/v1/videos/1", ann.token())))
                .isEqualTo("not-signed-in");
        var token = logIn(ann, ann.name()).assertSuccess().json().path("token").asString();
        client.get("/douyin/message/chat/?to_user_id=" + admin.id() + "&token=" + token)
                .assertSuccess();
    }

    /** Whichever comes first: nobody is signed in to what is suspended. */
    @Test
    void whoLogsInMeanwhileIsSignedOutOrRefused() throws Exception {
        for (int round = 0; round < 8; round++) {
            var bob = client.register();
            var logIns = Flux.range(0, 6).flatMap(i -> task(() -> logIn(bob, bob.name())), 6);
            var suspension = task(() -> suspend(bob)).delaySubscription(Duration.ofMillis(round * 20L));
            var replies = await(logIns.mergeWith(suspension.then(Mono.empty())).collectList());

            assertThat(openSessions(bob)).isZero();
            for (var reply : replies) {
                var token = reply.json().path("token").asString("");
                assertThat(client.get("/douyin/message/chat/?to_user_id=1&token=" + token)
                                .code())
                        .isEqualTo(2004);
            }
        }
    }

    /** A suspension that has begun and not ended: whoever has the right password waits for it. */
    @Test
    void aLogInWaitsForASuspensionThatIsBeingWritten() throws Exception {
        var reply = await(standings
                .suspend(ann.id())
                .flatMap(change -> task(() -> logIn(ann, ann.name()))
                        .timeout(Duration.ofSeconds(1), Mono.empty())
                        .map(tooEarly -> "logged in")
                        .defaultIfEmpty("waits"))
                .as(transaction::transactional));

        assertThat(reply).isEqualTo("waits");
        logIn(ann, ann.name()).assertRefusedBecauseOf("suspended");
        assertThat(openSessions(ann)).isZero();
    }

    @Test
    void aRoleIsForWhatItsHolderDoesNext() throws Exception {
        var path = AdminClient.hidingOfComment(1L << 52);
        assertThat(AdminClient.problem(api.because("rude", path, ann.token()))).isEqualTo("not-permitted");
        assertThat(appoint(ann, "moderator")).isEqualTo(204);
        assertThat(AdminClient.problem(api.because("rude", path, ann.token()))).isEqualTo("comment-not-found");
        assertThat(appoint(ann, "user")).isEqualTo(204);
        assertThat(AdminClient.problem(api.because("rude", path, ann.token()))).isEqualTo("not-permitted");
    }

    @Test
    void unknownRolesAndAccountsAreRefused() throws Exception {
        var unknown =
                api.put(AdminClient.role(ann.id()), admin.token(), "{\"role\": \"king\", \"reason\": \"why not\"}");
        assertThat(AdminClient.problem(unknown)).isEqualTo("role-unknown");
        assertThat(AdminClient.problem(api.because("spam", AdminClient.suspension(1L << 52), admin.token())))
                .isEqualTo("account-not-found");
    }

    /** In a transaction that takes away all others first, and is never committed. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void theLastAdministratorStays(boolean demoted) {
        var alone = database.sql("UPDATE account SET role = 'USER' WHERE role = 'ADMIN' AND id <> :id")
                .bind("id", admin.id())
                .then();
        var last = demoted ? standings.appoint(admin.id(), Role.USER) : standings.suspend(admin.id());
        refused(alone.then(last).as(transaction::transactional), AccountError.LAST_ADMIN);
    }

    /** All that there are at once, each by another one: one is refused, and remains. */
    @Test
    void ofAllAdministratorsWhoDemoteEachOtherOneRemains() throws Exception {
        var colleague = staff.join(Role.ADMIN);
        var former = demoteAllBut(List.of(admin, colleague));
        try {
            var answers = await(Flux.just(admin, colleague)
                    .flatMap(one -> task(() -> api.put(
                            AdminClient.role(one.equals(admin) ? colleague.id() : admin.id()),
                            one.token(),
                            "{\"role\": \"user\", \"reason\": \"a duel\"}")))
                    .map(answer -> answer.statusCode())
                    .collectList());
            assertThat(answers).contains(204).containsAnyOf(409, 403);
            assertThat(admins()).hasSize(1);
        } finally {
            for (long id : former) {
                await(standings.appoint(id, Role.ADMIN).as(transaction::transactional));
            }
        }
    }

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

    @CanIgnoreReturnValue
    private int suspend(Person person) throws Exception {
        return api.because("spam", AdminClient.suspension(person.id()), admin.token())
                .statusCode();
    }

    @CanIgnoreReturnValue
    private int appoint(Person person, String role) throws Exception {
        return api.put(
                        AdminClient.role(person.id()),
                        admin.token(),
                        "{\"role\": \"" + role + "\", \"reason\": \"a test\"}")
                .statusCode();
    }

    private Reply logIn(Person person, String password) throws Exception {
        return client.post(
                "/douyin/user/login/?username=" + person.name() + "&password=" + DouyinClient.encoded(password));
    }

    private long openSessions(Person person) throws Exception {
        return await(database.sql("SELECT count(*) FROM session WHERE account_id = :id AND revoked_at IS NULL")
                .bind("id", person.id())
                .mapValue(Long.class)
                .one());
    }

    private List<Long> admins() throws Exception {
        return await(database.sql("SELECT id FROM account WHERE role = 'ADMIN' AND suspended_at IS NULL")
                .mapValue(Long.class)
                .all()
                .collectList());
    }

    /** Those who were administrators until now. */
    private List<Long> demoteAllBut(List<Person> some) throws Exception {
        var others = new ArrayList<>(admins());
        some.forEach(person -> others.remove(person.id()));
        for (long id : others) {
            await(standings.appoint(id, Role.USER).as(transaction::transactional));
        }
        return others;
    }

    private static <T> Mono<T> task(Callable<T> call) {
        return Mono.fromCallable(call).subscribeOn(Schedulers.boundedElastic());
    }
}
