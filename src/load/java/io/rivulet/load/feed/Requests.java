package io.rivulet.load.feed;

import io.rivulet.load.data.Member;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The paths that are asked for, the same in each run. */
record Requests(Catalogue catalogue) {

    private static final int MANY = 20_000;
    private static final int RECENT = 1_000;
    private static final int SEED = 4;

    List<String> newest() {
        return List.of("/douyin/feed/");
    }

    /** Of the newest thousand videos, with another token each time. */
    List<String> personal() {
        var random = new Random(SEED);
        return many(() -> page(random, RECENT) + "&token=" + token(random));
    }

    /** Anywhere among all videos, by nobody. */
    List<String> anywhere() {
        var random = new Random(SEED);
        return many(() -> page(random, catalogue.times().size()));
    }

    List<String> comments() {
        return catalogue.viewers().stream()
                .map(Member::token)
                .map(token -> "/douyin/comment/list/?video_id=" + catalogue.hot() + "&token=" + token)
                .toList();
    }

    List<String> profile() {
        var random = new Random(SEED);
        return many(() -> "/douyin/user/?user_id=" + any(random, catalogue.people()) + "&token=" + token(random));
    }

    private static List<String> many(Supplier<String> path) {
        return Stream.generate(path).limit(MANY).toList();
    }

    private String page(Random random, int newest) {
        int place = random.nextInt(Math.min(newest, catalogue.times().size()));
        return "/douyin/feed/?latest_time=" + (catalogue.times().get(place) + 1);
    }

    private String token(Random random) {
        return any(random, catalogue.viewers()).token();
    }

    private static <T> T any(Random random, List<T> of) {
        return of.get(random.nextInt(of.size()));
    }
}
