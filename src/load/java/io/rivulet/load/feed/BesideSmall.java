package io.rivulet.load.feed;

import java.nio.file.Path;

/** The newest thousand of all videos beside the newest thousand of ten thousand: what a large catalogue costs. */
record BesideSmall(Path folder) implements Row {

    static final int VIDEOS = 10_000;

    @Override
    public void measure(Course course) throws Exception {
        var small = FilledServer.start(course.workspace(), folder, VIDEOS);
        try {
            var large = course.server();
            var other = new MeasuredSide(small.running());
            var paths = course.requests().personal();
            var otherPaths = new Requests(small.catalogue()).personal();
            var file = course.wrk().requests(paths);
            var otherFile = course.wrk().requests(otherPaths);
            course.warmUp(large, file);
            course.warmUp(other, otherFile);
            course.compare(
                    "personal page with all videos relative to 10,000",
                    course.turn(large, file, Course.CONNECTIONS),
                    course.turn(other, otherFile, Course.CONNECTIONS),
                    ">= 0.90");
            course.check(paths);
            Course.check(other.uri(), otherPaths);
        } finally {
            small.stop();
        }
    }
}
