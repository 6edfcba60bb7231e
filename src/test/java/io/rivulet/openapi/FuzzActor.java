package io.rivulet.openapi;

import io.rivulet.ServerProcess;
import io.rivulet.douyin.DouyinClient;
import io.rivulet.douyin.DouyinClient.Person;

/** Whoever sends requests: signed in, and signed in again when these have ended that. */
final class FuzzActor {

    private final ServerProcess server;
    private final DouyinClient client;
    private final boolean admin;
    private Person person;
    private String password;

    FuzzActor(ServerProcess server, boolean admin) throws Exception {
        this.server = server;
        this.client = new DouyinClient(server.port());
        this.admin = admin;
        this.person = somebody();
        this.password = person.name();
    }

    Person person() {
        return person;
    }

    String token() {
        return person.token();
    }

    String password() {
        return password;
    }

    /** A request has given them another name. */
    void rename(String name) {
        person = new Person(person.id(), name, person.token());
    }

    /** As the same person, or as somebody new when they were suspended meanwhile. */
    void comeBack() throws Exception {
        var reply = client.post("/douyin/user/login/?username=" + DouyinClient.encoded(person.name()) + "&password="
                + DouyinClient.encoded(password));
        if (reply.code() == 0) {
            person = new Person(
                    person.id(), person.name(), reply.json().path("token").asString());
        } else {
            person = somebody();
            password = person.name();
        }
    }

    private Person somebody() throws Exception {
        var somebody = client.register();
        if (admin) {
            try (var database = server.database();
                    var promotion = database.prepareStatement("UPDATE account SET role = 'ADMIN' WHERE id = ?")) {
                promotion.setLong(1, somebody.id());
                var _ = promotion.executeUpdate();
            }
        }
        return somebody;
    }
}
