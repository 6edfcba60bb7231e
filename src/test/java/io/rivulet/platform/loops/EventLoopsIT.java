package io.rivulet.platform.loops;

import static org.assertj.core.api.Assertions.assertThat;

import io.rivulet.ServerProcess;
import io.rivulet.douyin.DouyinClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One group of threads moves all bytes, counted from outside of the process. */
class EventLoopsIT {

    private static final int LOOPS = 3;

    @TempDir
    private Path data;

    @Test
    void theServerAndItsDriversShareTheLoops() throws Exception {
        try (var server = ServerProcess.start(data, "--rivulet.event-loops.count=" + LOOPS)
                .awaitReady()) {
            var client = new DouyinClient(server.port());
            var ann = client.register();
            client.feed("?token=" + ann.token()).assertSuccess();
            assertThat(server.scrape().families()).isNotEmpty();

            var threads = threads(server);

            assertThat(threads).filteredOn(name -> name.startsWith("rivulet-")).hasSize(LOOPS);
            assertThat(threads)
                    .noneMatch(name -> name.startsWith("reactor-"))
                    .noneMatch(name -> name.startsWith("lettuce-epoll") || name.startsWith("lettuce-nio"));
            assertThat(threads).filteredOn(name -> name.startsWith("lettuce-")).hasSizeLessThanOrEqualTo(LOOPS);
        }
    }

    /** By the first fifteen letters of their names. */
    private static List<String> threads(ServerProcess server) throws IOException {
        var names = new ArrayList<String>();
        try (var tasks = Files.newDirectoryStream(Path.of("/proc", Long.toString(server.pid()), "task"))) {
            for (var task : tasks) {
                names.add(Files.readString(task.resolve("comm")).strip());
            }
        }
        return names;
    }
}
