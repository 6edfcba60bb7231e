package io.rivulet.load;

import io.rivulet.ServerProcess;
import io.rivulet.load.stage.Author;
import io.rivulet.load.stage.Benchmark;
import io.rivulet.load.stage.Clips;
import io.rivulet.load.stage.MeasuredServer;
import io.rivulet.load.stage.Report;
import io.rivulet.load.stage.Workspace;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** How long after a like was answered by one node the feed of another shows it. */
final class NewsBenchmark implements Benchmark {

    private static final int LIKES = 1_000;
    private static final int WARM_UP = 200;
    private static final Pattern ID = Pattern.compile("\"video_list\":\\[\\{\"id\":(\\d+)");

    private final HttpClient http = HttpClient.newHttpClient();

    @Override
    public void run(Workspace workspace, Report report) throws Exception {
        var data = workspace.folder("data");
        var here = MeasuredServer.start(workspace, data, List.of(), List.of());
        here.awaitFeed();
        var there = MeasuredServer.start(workspace, workspace.folder("second"), List.of(), ServerProcess.sharing(data));
        there.awaitFeed();
        var author = Author.register(here.uri());
        var _ = author.publish(new Clips(here.ffmpeg(), workspace).hd(1), "news")
                .block();
        author.awaitInFeed("news");

        var times = lags(here.uri(), there.uri(), author.token());
        report.add("until the other node's feed shows a like, from its answer: p50", milliseconds(times, 0.5));
        report.add("p99", milliseconds(times, 0.99), "<= 100 ms");
        report.add("the longest of " + LIKES, milliseconds(times, 1));
    }

    private long[] lags(URI here, URI there, String token) throws Exception {
        var feed = there.resolve("/douyin/feed/?token=" + token);
        var first = ID.matcher(get(feed));
        if (!first.find()) {
            throw new IllegalStateException("The other node has no video");
        }
        var like = "/douyin/favorite/action/?token=" + token + "&video_id=" + first.group(1) + "&action_type=";
        var times = new long[LIKES];
        for (int number = -WARM_UP; number < LIKES; number++) {
            boolean wanted = number % 2 == 0;
            post(here.resolve(like + (wanted ? 1 : 2)));
            long time = until(feed, "\"is_favorite\":" + wanted);
            if (number >= 0) {
                times[number] = time;
            }
        }
        Arrays.sort(times);
        return times;
    }

    private long until(URI feed, String expected) throws Exception {
        long from = System.nanoTime();
        while (!get(feed).contains(expected)) {
            Thread.onSpinWait();
        }
        return System.nanoTime() - from;
    }

    private String get(URI uri) throws Exception {
        return http.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString())
                .body();
    }

    private void post(URI uri) throws Exception {
        var answer = http.send(
                        HttpRequest.newBuilder(uri)
                                .POST(HttpRequest.BodyPublishers.noBody())
                                .build(),
                        BodyHandlers.ofString())
                .body();
        if (!answer.contains("\"status_code\":0")) {
            throw new IllegalStateException("Refused: " + answer);
        }
    }

    private static String milliseconds(long[] sorted, double quantile) {
        return "%.1f ms".formatted(sorted[(int) Math.min(sorted.length - 1L, (long) (sorted.length * quantile))] / 1e6);
    }
}
