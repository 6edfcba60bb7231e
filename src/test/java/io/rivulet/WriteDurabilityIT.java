package io.rivulet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rivulet.Clips.Clip;
import io.rivulet.douyin.DouyinClient;
import io.rivulet.douyin.DouyinClient.Person;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * People like, follow, comment and write to each other when a `kill -9` takes the server and its PostgreSQL away: what
 * they saw acknowledged is there, nothing is there twice, every count equals its rows, and lists follow the counts.
 */
class WriteDurabilityIT {

    private static final String[] SETTINGS = {"--rivulet.demo=false", "--rivulet.video.rank-every=50ms"};
    private static final int PEOPLE = 12;
    private static final int ENOUGH = 600;

    @TempDir
    Path data;

    @AfterEach
    void endAll() {
        ServerProcess.workingIn(data).forEach(ProcessHandle::destroyForcibly);
        await().atMost(Duration.ofSeconds(10))
                .until(() -> ServerProcess.workingIn(data).isEmpty());
    }

    @Test
    void whatWasAcknowledgedIsThereOnceAndCounted() throws Exception {
        List<Witness> witnesses;
        try (var server = ServerProcess.start(data, SETTINGS).awaitReady()) {
            witnesses = witnesses(new DouyinClient(server.uri().getPort()));
            writeUntilTheEnd(server, witnesses);
        }
        try (var server = ServerProcess.start(data, SETTINGS).awaitReady();
                var database = server.database()) {
            var ledger = new Ledger(database);
            for (var witness : witnesses) {
                witness.assertConfirmedBy(ledger);
            }
            assertThat(ledger.countsThatDifferFromTheirRows()).isZero();
            assertThat(ledger.conversationsWithGaps()).isZero();
            await().atMost(Duration.ofSeconds(30)).until(() -> ledger.videosRankedOtherwiseThanCounted() == 0);
        }
    }

    private List<Witness> witnesses(DouyinClient client) throws Exception {
        var people = new ArrayList<Person>();
        for (int i = 0; i < PEOPLE; i++) {
            people.add(client.register());
        }
        var folder = data.resolve("ffmpeg");
        var clip = new Clips(folder.resolve("ffmpeg"), folder).bytes(Clip.H264);
        for (int i = 0; i < 3; i++) {
            client.publish(people.get(i), clip, "Video " + i).assertSuccess();
        }
        await().atMost(Duration.ofSeconds(60))
                .until(() -> client.feed("").videos().size() == 3);
        var videos = client.feed("")
                .videos()
                .valueStream()
                .map(video -> video.path("id").asLong())
                .toList();
        return people.stream()
                .map(person -> new Witness(client, person, people, videos))
                .toList();
    }

    private void writeUntilTheEnd(ServerProcess server, List<Witness> witnesses) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            witnesses.forEach(threads::execute);
            await().atMost(Duration.ofSeconds(60))
                    .until(() ->
                            witnesses.stream().mapToInt(Witness::acknowledged).sum() > ENOUGH);
            server.kill();
            ServerProcess.workingIn(data).stream()
                    .filter(process -> process.info().command().orElse("").endsWith("/postgres"))
                    .forEach(ProcessHandle::destroyForcibly);
            threads.shutdown();
            assertThat(threads.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
        }
    }
}
