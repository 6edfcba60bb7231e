package io.rivulet.admin;

import static io.rivulet.Outcomes.await;

import io.rivulet.account.role.Role;
import io.rivulet.douyin.DouyinClient;
import io.rivulet.douyin.DouyinClient.Person;
import org.springframework.context.ApplicationContext;

/** People with roles, who are given them past the addresses of administrators. */
public record Staff(DouyinClient client, Administration administration) {

    public static Staff of(ApplicationContext server, DouyinClient client) {
        return new Staff(client, server.getBean(Administration.class));
    }

    public Person join(Role role) throws Exception {
        var person = client.register();
        give(person, role);
        return person;
    }

    void give(Person person, Role role) throws Exception {
        await(administration.appoint(new Deed(null, Act.CHANGE_ROLE, person.id(), "for a test"), role));
    }
}
