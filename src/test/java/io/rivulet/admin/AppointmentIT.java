package io.rivulet.admin;

import static io.rivulet.Outcomes.await;
import static io.rivulet.Outcomes.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.rivulet.account.AccountError;
import io.rivulet.account.role.Role;
import io.rivulet.douyin.DouyinClient.Person;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;

/** Which roles administrators give, and that one of them remains. */
class AppointmentIT extends Office {

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
}
