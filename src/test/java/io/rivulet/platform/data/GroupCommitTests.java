package io.rivulet.platform.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.rivulet.platform.web.ApiException;
import io.rivulet.platform.web.WebError;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.util.unit.DataSize;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Schedulers;

class GroupCommitTests {

    private static final int ROWS = 8;

    private final List<List<String>> committed = new CopyOnWriteArrayList<>();
    private final List<GroupCommits> opened = new ArrayList<>();
    private Function<List<String>, Mono<Void>> database = batch -> Mono.empty();
    private Function<List<String>, Mono<Void>> caches = results -> Mono.empty();

    @AfterEach
    void end() {
        opened.forEach(GroupCommits::destroy);
    }

    @Test
    void whatArrivesDuringATransactionIsCommittedTogether() throws Exception {
        var first = Sinks.<Void>empty();
        database = batch -> batch.contains("a1") ? first.asMono() : Mono.empty();
        var writes = writes(1, 100);
        var slow = writes.submit("a1").toFuture();
        awaitBatches(1);
        var others = submitAll(writes, "b1", "c1", "d1");
        assertThat(committed).hasSize(1);
        first.emitEmpty(Sinks.EmitFailureHandler.FAIL_FAST);
        assertThat(get(slow)).isEqualTo("a1!");
        assertThat(getAll(others)).containsExactly("b1!", "c1!", "d1!");
        assertThat(committed).containsExactly(List.of("a1"), List.of("b1", "c1", "d1"));
    }

    @Test
    void nobodyIsAnsweredBeforeTheCommit() {
        var commit = Sinks.<Void>empty();
        database = batch -> commit.asMono();
        var answer = writes(1, 100).submit("a1").toFuture();
        awaitBatches(1);
        assertThat(answer).isNotDone();
        commit.emitEmpty(Sinks.EmitFailureHandler.FAIL_FAST);
        assertThat(answer).succeedsWithin(5, TimeUnit.SECONDS);
    }

    @Test
    void commandsOfEqualOrderAreCommittedOneAfterTheOther() throws Exception {
        var gate = Sinks.<Void>empty();
        database = batch -> batch.contains("x0") ? gate.asMono() : Mono.empty();
        var writes = writes(1, 100);
        var answers = new ArrayList<>(submitAll(writes, "x0"));
        awaitBatches(1);
        answers.addAll(submitAll(writes, "a1", "a2", "b1", "a3", "b2", "c1"));
        gate.emitEmpty(Sinks.EmitFailureHandler.FAIL_FAST);
        finish(answers);
        assertThat(committed)
                .containsExactly(List.of("x0"), List.of("a1", "b1", "c1"), List.of("a2", "b2"), List.of("a3"));
    }

    @Test
    void aBatchHasABoundInRowsAndInBytes() throws Exception {
        var gate = Sinks.<Void>empty();
        database = batch -> batch.contains("x0") ? gate.asMono() : Mono.empty();
        var writes = writes(1, 100);
        var answers = new ArrayList<>(submitAll(writes, "x0"));
        awaitBatches(1);
        IntStream.range(0, ROWS + 1)
                .forEach(i -> answers.add(submitAll(writes, "r" + i + "-0").getFirst()));
        answers.addAll(submitAll(writes, "big" + "g".repeat(2000), "big2"));
        gate.emitEmpty(Sinks.EmitFailureHandler.FAIL_FAST);
        finish(answers);
        assertThat(committed).extracting(List::size).containsExactly(1, ROWS, 2, 1);
    }

    @Test
    void aBadRowFailsOnlyItsCaller() throws Exception {
        var gate = Sinks.<Void>empty();
        database = batch -> batch.contains("x0")
                ? gate.asMono()
                : batch.contains("c1") ? Mono.error(new DataIntegrityViolationException("c1")) : Mono.empty();
        var writes = writes(1, 100);
        var head = writes.submit("x0").toFuture();
        awaitBatches(1);
        var answers = submitAll(writes, "a1", "b1", "c1", "d1", "e1");
        gate.emitEmpty(Sinks.EmitFailureHandler.FAIL_FAST);
        assertThat(head).succeedsWithin(5, TimeUnit.SECONDS);
        assertThatThrownBy(() -> get(answers.get(2))).hasCauseInstanceOf(DataIntegrityViolationException.class);
        for (int good : new int[] {0, 1, 3, 4}) {
            assertThat(get(answers.get(good))).endsWith("!");
        }
    }

    @Test
    void aLostConflictIsRepeatedAndThenDivided() throws Exception {
        var gate = Sinks.<Void>empty();
        database = batch -> batch.contains("x0")
                ? gate.asMono()
                : batch.size() > 1 ? Mono.error(new CannotAcquireLockException("deadlock")) : Mono.empty();
        var writes = writes(1, 100);
        var head = writes.submit("x0").toFuture();
        awaitBatches(1);
        var answers = submitAll(writes, "a1", "b1");
        gate.emitEmpty(Sinks.EmitFailureHandler.FAIL_FAST);
        assertThat(head).succeedsWithin(5, TimeUnit.SECONDS);
        assertThat(getAll(answers)).containsExactly("a1!", "b1!");
        assertThat(committed)
                .containsExactly(
                        List.of("x0"),
                        List.of("a1", "b1"),
                        List.of("a1", "b1"),
                        List.of("a1", "b1"),
                        List.of("a1"),
                        List.of("b1"));
    }

    @Test
    void aDatabaseThatIsAwayIsAskedOnce() {
        var gate = Sinks.<Void>empty();
        database = batch -> batch.contains("x0")
                ? gate.asMono()
                : Mono.error(new DataAccessResourceFailureException("connection refused"));
        var writes = writes(1, 100);
        var head = writes.submit("x0").toFuture();
        awaitBatches(1);
        var answers = submitAll(writes, "a1", "b1", "c1");
        gate.emitEmpty(Sinks.EmitFailureHandler.FAIL_FAST);
        assertThat(head).succeedsWithin(5, TimeUnit.SECONDS);
        for (CompletableFuture<@Nullable String> answer : answers) {
            assertThatThrownBy(() -> get(answer)).hasCauseInstanceOf(DataAccessResourceFailureException.class);
        }
        assertThat(committed).hasSize(2);
    }

    @Test
    void tooManyWaitingAreRefusedAtOnce() throws Exception {
        var gate = Sinks.<Void>empty();
        database = batch -> batch.contains("x0") ? gate.asMono() : Mono.empty();
        var writes = writes(1, 2);
        var head = writes.submit("x0").toFuture();
        awaitBatches(1);
        var waiting = submitAll(writes, "a1", "b1");
        assertThatThrownBy(() -> get(writes.submit("c1").toFuture()))
                .cause()
                .isInstanceOfSatisfying(
                        ApiException.class,
                        refusal -> assertThat(refusal.code()).isEqualTo(WebError.BUSY));
        gate.emitEmpty(Sinks.EmitFailureHandler.FAIL_FAST);
        assertThat(head).succeedsWithin(5, TimeUnit.SECONDS);
        finish(waiting);
        assertThat(get(writes.submit("d1").toFuture())).isEqualTo("d1!");
    }

    @Test
    void aCallerWhoGoesAwayChangesNothing() throws Exception {
        var gate = Sinks.<Void>empty();
        database = batch -> batch.contains("x0") ? gate.asMono() : Mono.empty();
        var writes = writes(1, 100);
        var head = writes.submit("x0").toFuture();
        awaitBatches(1);
        var gone = writes.submit("a1").toFuture();
        gone.cancel(true);
        var stays = writes.submit("b1").toFuture();
        gate.emitEmpty(Sinks.EmitFailureHandler.FAIL_FAST);
        assertThat(head).succeedsWithin(5, TimeUnit.SECONDS);
        assertThat(stays).succeedsWithin(5, TimeUnit.SECONDS);
        assertThat(committed).contains(List.of("a1", "b1"));
    }

    @Test
    void aTransactionThatDoesNotEndIsGivenUpAndTheLaneGoesOn() throws Exception {
        database = batch -> batch.contains("a1") ? Mono.never() : Mono.empty();
        var writes = writes(1, 100, Duration.ofMillis(200));
        assertThatThrownBy(() -> get(writes.submit("a1").toFuture())).hasCauseInstanceOf(TimeoutException.class);
        assertThat(get(writes.submit("b1").toFuture())).isEqualTo("b1!");
    }

    @Test
    void aWriteThatIsWrongItselfFailsItsCallersAndTheLaneGoesOn() throws Exception {
        database = batch -> {
            if (batch.contains("a1")) {
                throw new IllegalStateException("a bug");
            }
            return Mono.empty();
        };
        caches = results -> {
            throw new IllegalStateException("another bug");
        };
        var writes = writes(1, 100);
        assertThatThrownBy(() -> get(writes.submit("a1").toFuture())).hasMessageContaining("a bug");
        assertThat(get(writes.submit("b1").toFuture())).isEqualTo("b1!");
        assertThat(get(writes.submit("c1").toFuture())).isEqualTo("c1!");
    }

    @Test
    void cachesThatDoNotAnswerKeepNobodyWaiting() throws Exception {
        caches = results -> Mono.never();
        assertThat(get(writes(1, 100).submit("a1").toFuture())).isEqualTo("a1!");
        caches = results -> Mono.error(new IllegalStateException("redis"));
        assertThat(get(writes(1, 100).submit("b1").toFuture())).isEqualTo("b1!");
    }

    @Test
    void anyInterleavingKeepsEachOrderAndLosesNothing() throws Exception {
        var random = new Random(42);
        database = batch ->
                random.nextInt(4) == 0 ? Mono.delay(Duration.ofMillis(1)).then() : Mono.empty();
        var writes = writes(3, 100_000);
        var answers = Flux.range(0, 20)
                .flatMap(
                        key -> Flux.range(0, 100)
                                .flatMapSequential(
                                        n -> writes.submit("k" + key + "-" + n).toFuture() == null
                                                ? Mono.empty()
                                                : Mono.just("k" + key + "-" + n),
                                        1)
                                .subscribeOn(Schedulers.boundedElastic()),
                        20)
                .collectList()
                .toFuture()
                .get(20, TimeUnit.SECONDS);
        Awaitility.await()
                .untilAsserted(
                        () -> assertThat(committed.stream().mapToInt(List::size).sum())
                                .isEqualTo(answers.size()));
        for (int key = 0; key < 20; key++) {
            var prefix = "k" + key + "-";
            assertThat(committed.stream().flatMap(List::stream).filter(command -> command.startsWith(prefix)))
                    .containsExactlyElementsOf(
                            IntStream.range(0, 100).mapToObj(n -> prefix + n).toList());
        }
    }

    private GroupCommit<String, String> writes(int lanes, int waiting) {
        return writes(lanes, waiting, Duration.ofSeconds(30));
    }

    private GroupCommit<String, String> writes(int lanes, int waiting, Duration commitWithin) {
        var properties = new GroupCommitProperties(
                lanes,
                ROWS,
                DataSize.ofBytes(1000),
                waiting,
                Duration.ofSeconds(5),
                commitWithin,
                Duration.ofMillis(50));
        var commits = new GroupCommits(properties, Clock.systemUTC(), new SimpleMeterRegistry());
        opened.add(commits);
        return commits.of(new Words());
    }

    private void awaitBatches(int count) {
        Awaitility.await().until(() -> committed.size() >= count);
    }

    private static List<CompletableFuture<@Nullable String>> submitAll(
            GroupCommit<String, String> writes, String... commands) {
        return List.of(commands).stream()
                .<CompletableFuture<@Nullable String>>map(
                        command -> writes.submit(command).toFuture())
                .toList();
    }

    private static List<String> getAll(List<CompletableFuture<@Nullable String>> answers) throws Exception {
        var results = new ArrayList<String>();
        for (var answer : answers) {
            results.add(get(answer));
        }
        return results;
    }

    private static void finish(List<CompletableFuture<@Nullable String>> answers) {
        answers.forEach(answer -> assertThat(answer).succeedsWithin(5, TimeUnit.SECONDS));
    }

    private static String get(CompletableFuture<@Nullable String> answer) throws Exception {
        return Objects.requireNonNull(answer.get(5, TimeUnit.SECONDS));
    }

    /** Words whose letters before the digits name what they are about. */
    private final class Words implements GroupedWrite<String, String> {

        @Override
        public String name() {
            return "word";
        }

        @Override
        public Object orderOf(String command) {
            return command.contains("-") ? command.substring(0, command.indexOf('-')) : command.substring(0, 1);
        }

        @Override
        public int bytesOf(String command) {
            return command.length();
        }

        @Override
        public Mono<List<String>> commit(List<String> commands) {
            return Mono.fromRunnable(() -> committed.add(commands))
                    .then(Mono.defer(() -> database.apply(commands)))
                    .then(Mono.fromSupplier(
                            () -> commands.stream().map(word -> word + "!").toList()));
        }

        @Override
        public Mono<Void> announce(List<String> results) {
            return caches.apply(results);
        }
    }
}
