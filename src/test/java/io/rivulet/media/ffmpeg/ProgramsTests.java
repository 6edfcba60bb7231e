package io.rivulet.media.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;

import io.rivulet.media.MediaError;
import io.rivulet.media.ffmpeg.ChildProcess.Ended;
import io.rivulet.platform.web.ApiException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

class ProgramsTests {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration LONG = Duration.ofMinutes(5);
    private static final String STUCK = "echo $$ > pid; echo out_time_us=1; exec sleep 600";

    @TempDir
    Path folder;

    private final Programs programs = new Programs(settings("rivulet.media.work.stalled-after", "2s"));

    @AfterEach
    void stop() {
        programs.destroy();
    }

    @Test
    void aProgramSeesNothingOfThisMachinesEnvironment() {
        var said = new CapturedOutput();

        run(new Command(List.of("/usr/bin/env"), Map.of("LD_LIBRARY_PATH", "/nowhere"), LONG), said)
                .as(StepVerifier::create)
                .expectNextMatches(ended -> ended.exit() == 0)
                .expectComplete()
                .verify(PATIENCE);

        assertThat(new String(said.bytes(), StandardCharsets.UTF_8)).isEqualTo("LD_LIBRARY_PATH=/nowhere\n");
    }

    @Test
    void theLastComplaintsAreKeptAndTheRestForgotten() {
        run(
                        shell("i=0; while [ $i -lt 20000 ]; do echo complaint $i >&2; i=$((i+1)); done; exit 3", LONG),
                        new Progress())
                .as(StepVerifier::create)
                .assertNext(ended -> {
                    assertThat(ended.exit()).isEqualTo(3);
                    assertThat(ended.complaints()).endsWith("complaint 19999\n").hasSizeLessThanOrEqualTo(8192);
                })
                .expectComplete()
                .verify(PATIENCE);
    }

    @Test
    void aStuckProgramIsKilledAlthoughItGoesOnTalking() throws Exception {
        var talking = "echo $$ > pid; while true; do echo out_time_us=1; echo speed=$((n+=1)); /bin/sleep 0.1; done";

        run(shell(talking, LONG), new Progress())
                .as(StepVerifier::create)
                .expectErrorSatisfies(failure -> assertThat(failure)
                        .isInstanceOfSatisfying(
                                ApiException.class,
                                refusal -> assertThat(refusal.code()).isEqualTo(MediaError.PROCESSING_FAILED))
                        .hasMessageContaining("no progress"))
                .verify(PATIENCE);

        assertGone();
    }

    @Test
    void aProgramThatTakesTooLongIsKilled() throws Exception {
        run(shell(STUCK, Duration.ofSeconds(1)), new Progress())
                .as(StepVerifier::create)
                .expectErrorSatisfies(failure -> assertThat(failure).hasMessageContaining("did not finish within 1 s"))
                .verify(PATIENCE);

        assertGone();
    }

    @Test
    void whoCancelsKillsTheProgramAndLeavesNothingInScratch() throws Exception {
        var scratch = new Scratch(settings("rivulet.media.scratch-dir", folder + "/scratch"), folder, programs);

        scratch.with(work -> run(shell("echo x > " + work + "/video.mp4; " + STUCK, LONG), new Progress()))
                .as(StepVerifier::create)
                .then(() -> Awaitility.await().atMost(PATIENCE).until(() -> Files.exists(pid())))
                .thenCancel()
                .verify(PATIENCE);

        assertGone();
        Awaitility.await().atMost(PATIENCE).until(() -> isEmpty(folder.resolve("scratch")));
    }

    @Test
    void whatAKilledServerLeftInScratchIsRemovedAndNothingElse() throws Exception {
        var left = Files.createDirectories(folder.resolve("work-1")).resolve("video.mp4");
        Files.writeString(left, "x");
        var other = Files.writeString(folder.resolve("mine.txt"), "x");

        var scratch = new Scratch(settings("rivulet.media.scratch-dir", folder.toString()), folder, programs);

        assertThat(scratch.threads()).isNotNull();
        assertThat(left.getParent()).doesNotExist();
        assertThat(other).exists();
    }

    @Test
    void aFullLaneSaysSoAtOnce() {
        var lanes = new Lanes(settings("rivulet.media.lanes.waiting", "1"));
        var busy =
                Mono.when(lanes.slowly(Mono.never()), lanes.slowly(Mono.never()), lanes.slowly(Mono.just("too many")));

        busy.as(StepVerifier::create)
                .expectErrorSatisfies(failure -> assertThat(failure)
                        .isInstanceOfSatisfying(
                                ApiException.class,
                                refusal -> assertThat(refusal.retryAfter()).isNotNull()))
                .verify(PATIENCE);
    }

    @Test
    void aMissingProgramIsNotTheFilesFault() {
        run(new Command(List.of("/nowhere/ffmpeg"), Map.of(), LONG), new Progress())
                .as(StepVerifier::create)
                .expectErrorMatches(failure -> !MediaError.blamesTheFile(failure))
                .verify(PATIENCE);
    }

    private Mono<Ended> run(Command command, StandardOutput output) {
        return programs.run(command, output);
    }

    private Command shell(String script, Duration within) {
        return new Command(List.of("/bin/sh", "-c", "cd " + folder + "; " + script), Map.of(), within);
    }

    private Path pid() {
        return folder.resolve("pid");
    }

    private void assertGone() throws IOException {
        var id = Long.parseLong(Files.readString(pid()).strip());
        Awaitility.await().atMost(PATIENCE).until(() -> ProcessHandle.of(id).isEmpty());
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (var entries = Files.list(folder)) {
            return entries.findAny().isEmpty();
        }
    }

    private static MediaProperties settings(String name, String value) {
        return new Binder(new MapConfigurationPropertySource(Map.of(name, value)))
                .bindOrCreate("rivulet.media", MediaProperties.class);
    }
}
