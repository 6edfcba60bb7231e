package io.rivulet.openapi;

import io.rivulet.ServerProcess;
import io.rivulet.douyin.DouyinClient;
import io.rivulet.douyin.DouyinClient.Person;

/** Whoever sends requests, and is somebody else when these have logged them out. */
final class FuzzActor {

    private final ServerProcess server;
    private final boolean admin;
    private Person person;

    FuzzActor(ServerProcess server, boolean admin) throws Exception {
        this.server = server;
        this.admin = admin;
        this.person = somebody();
    }

    String token() {
        return person.token();
    }

    void renew() throws Exception {
        person = somebody();
    }

    private Person somebody() throws Exception {
        var somebody = new DouyinClient(server.port()).register();
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
