package io.rivulet.load.gatling;

import static io.gatling.javaapi.core.CoreDsl.listFeeder;

import io.gatling.javaapi.core.FeederBuilder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The newest thousand videos or so, as a phone finds them by paging. */
record Pages(Phone phone, List<String> bodies) {

    private static final int PAGES = 33;

    static Pages of(Target target) {
        var phone = new Phone(target.server());
        var bodies = new ArrayList<String>();
        var next = "0";
        for (int page = 0; page < PAGES; page++) {
            var body = phone.get("/douyin/feed/?latest_time=" + next);
            bodies.add(body);
            next = Phone.all("\"next_time\":(\\d+)", body).getFirst();
        }
        return new Pages(phone, bodies);
    }

    /** Each with a `time`, at random. */
    FeederBuilder<Object> times() {
        return feeder("time", "\"next_time\":(\\d+)");
    }

    /** Each with a `video`, at random. */
    FeederBuilder<Object> videos() {
        return feeder("video", "\\{\"id\":(\\d+),\"author\"");
    }

    /** A real one, which can be published again. */
    Path clip() {
        var address = Phone.all("\"play_url\":\"([^\"]+)\"", bodies.getFirst()).getLast();
        return phone.download(address, Path.of("target", "gatling", "clip.mp4"));
    }

    private FeederBuilder<Object> feeder(String name, String pattern) {
        return listFeeder(bodies.stream()
                        .flatMap(body -> Phone.all(pattern, body).stream())
                        .map(value -> Map.<String, Object>of(name, value))
                        .toList())
                .random();
    }
}
