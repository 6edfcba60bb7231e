package io.rivulet.admin;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.rivulet.RunningServer;
import io.rivulet.account.role.Role;
import io.rivulet.account.role.Standings;
import io.rivulet.douyin.DouyinClient;
import io.rivulet.douyin.DouyinClient.Person;
import io.rivulet.douyin.Reply;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** An administrator and somebody else, and what the one does to the other. */
@RunningServer
abstract class Office {

    @Autowired
    DatabaseClient database;

    @Autowired
    Standings standings;

    @Autowired
    TransactionalOperator transaction;

    AdminClient api;

    DouyinClient client;

    Staff staff;

    Person admin;

    Person ann;

    @BeforeEach
    void register(@LocalServerPort int port, @Autowired ApplicationContext server) throws Exception {
        api = new AdminClient(port);
        client = new DouyinClient(port);
        staff = Staff.of(server, client);
        admin = staff.join(Role.ADMIN);
        ann = client.register();
    }

    @CanIgnoreReturnValue
    int suspend(Person person) throws Exception {
        return api.because("spam", AdminClient.suspension(person.id()), admin.token())
                .statusCode();
    }

    @CanIgnoreReturnValue
    int appoint(Person person, String role) throws Exception {
        return api.put(
                        AdminClient.role(person.id()),
                        admin.token(),
                        "{\"role\": \"" + role + "\", \"reason\": \"a test\"}")
                .statusCode();
    }

    Reply logIn(Person person, String password) throws Exception {
        return client.post(
                "/douyin/user/login/?username=" + person.name() + "&password=" + DouyinClient.encoded(password));
    }

    static <T> Mono<T> task(Callable<T> call) {
        return Mono.fromCallable(call).subscribeOn(Schedulers.boundedElastic());
    }
}
