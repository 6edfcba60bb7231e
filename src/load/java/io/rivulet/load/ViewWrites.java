package io.rivulet.load;

import io.rivulet.load.data.Crowd;
import io.rivulet.load.http.ClosedLoop;
import io.rivulet.load.http.ClosedLoop.Result;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.IntFunction;

/** What a crowd sees: in each round everybody one video that they have not seen before. */
record ViewWrites(ClosedLoop load, Crowd crowd, List<Long> videos) {

    private static final int CONNECTIONS = 64;

    /** A prime that takes a round through all videos in another order. */
    private static final int STRIDE = 7919;

    /** Everybody is seen once, so that their token is known. */
    Result enter() throws InterruptedException {
        return run(i -> ClosedLoop.request("GET", "/douyin/user/?token=" + token(i)));
    }

    Result seeOne(int round) throws InterruptedException {
        return run(i -> byPerson(i, videos.get(round)));
    }

    Result seeMany(int round) throws InterruptedException {
        return run(i -> byPerson(i, some(i, round)));
    }

    Result seeUnknown(int round) throws InterruptedException {
        return run(i -> bySession(i, round));
    }

    Result seeAgain(int round) throws InterruptedException {
        return seeUnknown(round);
    }

    private Result run(IntFunction<byte[]> request) throws InterruptedException {
        return load.run(CONNECTIONS, crowd.members().size(), request);
    }

    private long some(int who, int round) {
        return videos.get(100 + Math.floorMod(who * STRIDE + round, videos.size() - 100));
    }

    private byte[] byPerson(int who, long video) {
        return request(video, "Authorization: Bearer " + token(who) + "\r\n", "");
    }

    private byte[] bySession(int who, int round) {
        return request(some(who, round), "Content-Type: application/json\r\n", "{\"session\":\"session-" + who + "\"}");
    }

    private static byte[] request(long video, String headers, String body) {
        return ("POST /api/v1/videos/" + video + "/views HTTP/1.1\r\nHost: 127.0.0.1\r\n" + headers + "Content-Length: "
                        + body.length() + "\r\n\r\n" + body)
                .getBytes(StandardCharsets.US_ASCII);
    }

    private String token(int who) {
        return crowd.member(who).token();
    }
}
