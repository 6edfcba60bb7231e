package io.rivulet.load;

import static io.rivulet.load.http.ClosedLoop.request;

import io.rivulet.load.data.Crowd;
import io.rivulet.load.http.ClosedLoop;
import io.rivulet.load.http.ClosedLoop.Result;
import io.rivulet.load.stage.Report;
import java.util.List;
import java.util.function.IntFunction;

/** What a crowd writes: in each round everybody once, and never what was written before. */
record Writes(ClosedLoop load, Crowd crowd, List<Long> videos) {

    private static final int CONNECTIONS = 64;

    /** Primes that take a round through all videos or people in another order. */
    private static final int STRIDE = 7919;

    /** Everybody is seen once, so that their token is known. */
    Result enter() throws InterruptedException {
        return run(i -> request("GET", "/douyin/user/?token=" + token(i)));
    }

    Result likeOne(int round) throws InterruptedException {
        return run(i -> like(i, videos.get(round)));
    }

    Result likeMany(int round) throws InterruptedException {
        return run(i -> like(i, videos.get(100 + someOther(i, round, videos.size() - 100))));
    }

    Result comment(int round) throws InterruptedException {
        return run(i -> post(
                "/douyin/comment/action/",
                i,
                "video_id=" + videos.get(someOther(i, round, videos.size())) + "&comment_text=What+a+view+" + round));
    }

    /** The round that warms up also begins the conversations. */
    Result send(int round) throws InterruptedException {
        return run(
                i -> post("/douyin/message/action/", i, "to_user_id=" + other(i, round) + "&content=Hello+" + round));
    }

    Result follow(int round) throws InterruptedException {
        return run(i -> post("/douyin/relation/action/", i, "to_user_id=" + other(i, round)));
    }

    static String summary(List<Result> results) {
        var rates = results.stream().mapToDouble(Result::perSecond).sorted().toArray();
        var slowest = results.stream()
                .mapToDouble(result -> result.milliseconds(0.99))
                .sorted()
                .toArray();
        int refused = results.stream().mapToInt(Result::refused).sum();
        return "%.0f/s (%.0f .. %.0f), p99 %.1f ms (.. %.1f), %d refused"
                .formatted(
                        Report.median(rates),
                        rates[0],
                        rates[rates.length - 1],
                        Report.median(slowest),
                        slowest[slowest.length - 1],
                        refused);
    }

    private Result run(IntFunction<byte[]> request) throws InterruptedException {
        return load.run(CONNECTIONS, crowd.members().size(), request);
    }

    private byte[] like(int who, long video) {
        return post("/douyin/favorite/action/", who, "video_id=" + video);
    }

    private byte[] post(String path, int who, String rest) {
        return request("POST", path + "?token=" + token(who) + "&action_type=1&" + rest);
    }

    private long other(int who, int round) {
        return crowd.member(who + 1 + round * STRIDE).id();
    }

    private static int someOther(int who, int round, int of) {
        return Math.floorMod(who * STRIDE + round, of);
    }

    private String token(int who) {
        return crowd.member(who).token();
    }
}
