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
final class People {

    private static final int LOG_INS = 50;
    private static final String PASSWORD = "rivulet-load";

    private People() {}

    /** Each with `id` and `token`, in turn. */
    static FeederBuilder<Object> of(Target target) {
        return listFeeder(Files.exists(target.tokens()) ? written(target) : loggedIn(new Phone(target.server())))
                .circular();
    }

    private static List<Map<String, Object>> written(Target target) {
        try {
            return Files.readAllLines(target.tokens()).stream()
                    .skip(1)
                    .map(line -> line.split(",", 2))
                    .map(person -> Map.<String, Object>of("id", person[0], "token", person[1]))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Map<String, Object>> loggedIn(Phone phone) {
        return IntStream.rangeClosed(1, LOG_INS)
                .mapToObj(number -> phone.post("/douyin/user/login/?username=load" + number + "&password=" + PASSWORD))
                .map(answer -> Map.<String, Object>of(
                        "id", Phone.all("\"user_id\":(\\d+)", answer).getFirst(),
                        "token", Phone.all("\"token\":\"([^\"]+)\"", answer).getFirst()))
                .toList();
    }
}
