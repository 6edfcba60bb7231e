package io.rivulet.load.feed;

import io.rivulet.load.stage.Benchmark;
import io.rivulet.load.stage.Report;
import io.rivulet.load.stage.Settings;
import io.rivulet.load.stage.Workspace;
import java.time.Duration;
import java.util.List;

/** The feed of the platform's own API beside that of existing clients, of one server, in turn. */
public final class ApiFeedBenchmark implements Benchmark {

    private static final int VIDEOS = 10_000;

    private final Settings settings = new Settings("feed");

    @Override
    public void run(Workspace workspace, Report report) throws Exception {
        var filled = FilledServer.start(workspace, workspace.folder("videos-" + VIDEOS), VIDEOS);
        var time = Duration.ofSeconds(settings.number("seconds"));
        var course = new Course(workspace, report, filled, new Wrk(workspace), time, settings.number("rounds"));
        var own = course.wrk().requests(List.of("/api/v1/feed"));
        var other = course.wrk().requests(List.of("/douyin/feed/"));
        var server = course.server();
        course.warmUp(server, own);
        course.warmUp(server, other);
        course.compare(
                "/api/v1/feed to /douyin/feed/, newest page",
                course.turn(server, own, Course.CONNECTIONS),
                course.turn(server, other, Course.CONNECTIONS),
                ">= 0.9");
    }
}
