package io.rivulet.load;

import io.rivulet.load.http.ClosedLoop;
import io.rivulet.load.http.OpenLoop;
import io.rivulet.load.stage.Author;
import io.rivulet.load.stage.Benchmark;
import io.rivulet.load.stage.Clips;
import io.rivulet.load.stage.MeasuredServer;
import io.rivulet.load.stage.Report;
import io.rivulet.load.stage.Workspace;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;

/** The feed while people log in as fast as the server lets them, and how many of them get in. */
final class LoginBenchmark implements Benchmark {

    private static final int PEOPLE = 64;
    private static final int AT_ONCE = 16;
    private static final int WARM_UP = 64;
    private static final int ROUND = 128;

    @Override
    public void run(Workspace workspace, Report report) throws Exception {
        var server = MeasuredServer.start(workspace, List.of(), List.of());
        server.awaitFeed();
        var author = Author.register(server.uri());
        var _ = author.publish(new Clips(server.ffmpeg(), workspace).hd(1), "login")
                .block();
        author.awaitInFeed("login");
        try (var people = new ClosedLoop(server.uri())) {
            var _ = people.run(AT_ONCE, PEOPLE, number -> request("register", number));
            var _ = people.run(AT_ONCE, WARM_UP, number -> request("login", number));
            measure(server.uri(), people, report);
        }
    }

    private static void measure(URI server, ClosedLoop people, Report report) throws Exception {
        report.add("log-ins with nothing else to do", rate(List.of(people.run(AT_ONCE, ROUND, LoginBenchmark::logIn))));
        var over = new AtomicBoolean();
        try (var loop = new OpenLoop(server, FeedAtRate.CONNECTIONS);
                var beside = Executors.newSingleThreadExecutor()) {
            report.add("feed at 200/s, quiet: p99", FeedAtRate.p99(FeedAtRate.runs(loop)));
            Future<List<ClosedLoop.Result>> logIns = beside.submit(logIns(people, over));
            var busy = FeedAtRate.runs(loop);
            over.set(true);
            report.add("feed at 200/s while people log in as fast as they can: p99", FeedAtRate.p99(busy), "<= 15 ms");
            report.add("the last of those runs", busy.getLast().toString());
            report.add("log-ins meanwhile", rate(logIns.get()));
        }
    }

    private static Callable<List<ClosedLoop.Result>> logIns(ClosedLoop people, AtomicBoolean over) {
        return () -> {
            var results = new ArrayList<ClosedLoop.Result>();
            while (!over.get()) {
                results.add(people.run(AT_ONCE, ROUND, LoginBenchmark::logIn));
            }
            return results;
        };
    }

    private static String rate(List<ClosedLoop.Result> results) {
        var each = results.stream()
                .mapToDouble(ClosedLoop.Result::perSecond)
                .sorted()
                .toArray();
        int refused = results.stream().mapToInt(ClosedLoop.Result::refused).sum();
        return "%.1f/s (%.1f .. %.1f), %d refused"
                .formatted(Report.median(each), each[0], each[each.length - 1], refused);
    }

    private static byte[] logIn(int number) {
        return request("login", number);
    }

    private static byte[] request(String what, int number) {
        var name = "person" + number % PEOPLE;
        return ClosedLoop.request("POST", "/douyin/user/" + what + "/?username=" + name + "&password=benchmark");
    }
}
