package io.rivulet.load.gatling;

import static io.gatling.javaapi.core.CoreDsl.listFeeder;

import io.gatling.javaapi.core.FeederBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Those who hold the phones: whoever the generator of data sets wrote tokens for, or some of its people, who log in. These
 * are few, since each log-in costs the server a password hash.
 */
record People(List<Person> all) {

    private static final int LOG_INS = 50;
    private static final String PASSWORD = "rivulet-load";

    /** Somebody who is signed in. */
    record Person(String id, String token) {}

    static People of(Target target) {
        return new People(Files.exists(target.tokens()) ? written(target) : loggedIn(new Phone(target.server())));
    }

    /** Each has an `id` and a `token`. */
    FeederBuilder<Object> inTurn() {
        return listFeeder(all.stream()
                        .map(person -> Map.<String, Object>of("id", person.id(), "token", person.token()))
                        .toList())
                .circular();
    }

    /** Whom one looks at or writes to: each has the id as `other`. */
    FeederBuilder<Object> atRandom() {
        return listFeeder(all.stream()
                        .map(person -> Map.<String, Object>of("other", person.id()))
                        .toList())
                .random();
    }

    private static List<Person> written(Target target) {
        try {
            return Files.readAllLines(target.tokens()).stream()
                    .skip(1)
                    .map(line -> line.split(",", 2))
                    .map(columns -> new Person(columns[0], columns[1]))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Person> loggedIn(Phone phone) {
        return IntStream.rangeClosed(1, LOG_INS)
                .mapToObj(number -> phone.post("/douyin/user/login/?username=load" + number + "&password=" + PASSWORD))
                .map(answer -> new Person(
                        Phone.all("\"user_id\":(\\d+)", answer).getFirst(),
                        Phone.all("\"token\":\"([^\"]+)\"", answer).getFirst()))
                .toList();
    }
}
