package io.rivulet.platform.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.r2dbc.spi.ConnectionFactories;
import io.rivulet.platform.web.WebError;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** Nodes that share one table of jobs. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class JobsIT {

    private static final String KIND = "test";
    private static final Duration LONG = Duration.ofMinutes(5);
    private static final Duration SHORT = Duration.ofMillis(20);

    private EmbeddedPostgres postgres;
    private DatabaseClient database;
    private Jobs jobs;

    @BeforeAll
    void start() throws Exception {
        postgres = EmbeddedPostgres.builder().start();
        Flyway.configure().dataSource(postgres.getPostgresDatabase()).load().migrate();
        database = DatabaseClient.create(ConnectionFactories.get("r2dbc:pool:postgresql://postgres@127.0.0.1:"
                + postgres.getPort() + "/postgres?initialSize=0&maxSize=10"));
    }

    @AfterAll
    void stop() throws Exception {
        postgres.close();
    }

    @BeforeEach
    void empty() throws Exception {
        get(database.sql("DELETE FROM job").then());
        jobs = new Jobs(database);
    }

    @Test
    void ofTwoNodesEachJobIsDoneByOneOnce() throws Exception {
        var done = new ConcurrentHashMap<Long, Integer>();
        Function<Job, Mono<Void>> work =
                job -> Mono.<Void>fromRunnable(() -> done.merge(job.subject(), 1, Integer::sum))
                        .then(jobs.finish(job));
        for (int subject = 1; subject <= 50; subject++) {
            order(subject);
        }
        var nodes = List.of(node(new Handler(work)), node(new Handler(work)));
        nodes.forEach(JobWorker::start);
        await().atMost(30, TimeUnit.SECONDS).until(() -> count("SELECT count(*) FROM job") == 0);
        nodes.forEach(JobsIT::stop);
        assertThat(done)
                .hasSize(50)
                .allSatisfy((subject, times) -> assertThat(times).isOne());
    }

    @Test
    void aSecondOrderOfTheSameIsNone() throws Exception {
        order(7);
        order(7);
        assertThat(count("SELECT count(*) FROM job")).isOne();
    }

    @Test
    void aJobIsWithdrawnUnlessSomebodyWorksOnIt() throws Exception {
        assertThat(get(jobs.withdraw(KIND, 7))).as("there is none").isTrue();
        order(7);
        order(8);
        assertThat(get(jobs.withdraw(KIND, 7))).isTrue();
        assertThat(count("SELECT count(*) FROM job")).isOne();

        var job = claim(LONG);
        assertThat(get(jobs.withdraw(KIND, 8))).as("it is worked on").isFalse();
        get(jobs.fail(job, "x"));
        assertThat(get(jobs.withdraw(KIND, 8))).isTrue();
        assertThat(count("SELECT count(*) FROM job")).isZero();
    }

    @Test
    void aJobThatSomebodyWorksOnIsNobodyElses() throws Exception {
        order(7);
        assertThat(claim(LONG)).isNotNull();
        assertThat(get(jobs.claim(List.of(KIND), LONG).hasElement())).isFalse();
    }

    @Test
    void aJobDiesWithItsNodeAndIsTakenUpByAnother() throws Exception {
        order(7);
        var dead = claim(SHORT);
        var taken = new CopyOnWriteArrayList<Job>();
        var runner = runner(new Handler(job -> {
            taken.add(job);
            return jobs.finish(job);
        }));
        await().atMost(10, TimeUnit.SECONDS).until(() -> get(runner.runNext(Lane.LONG, Mono.never())));
        assertThat(taken).hasSize(1);
        assertThat(taken.getFirst().fence()).isGreaterThan(dead.fence());
        assertThat(taken.getFirst().attempt()).isEqualTo(2);
    }

    @Test
    void whoHasLostAJobCanNeitherFinishNorFailNorKeepIt() throws Exception {
        order(7);
        var loser = claim(SHORT);
        var winner = await().atMost(10, TimeUnit.SECONDS).until(this::claimIfDue, claimed -> !claimed.isEmpty());
        assertThatThrownBy(() -> get(jobs.finish(loser))).hasCauseInstanceOf(LeaseLostException.class);
        assertThatThrownBy(() -> get(jobs.fail(loser, "x"))).hasCauseInstanceOf(LeaseLostException.class);
        assertThatThrownBy(() -> get(jobs.renew(loser, LONG))).hasCauseInstanceOf(LeaseLostException.class);
        assertThatThrownBy(() -> get(jobs.postpone(loser, LONG, "x"))).hasCauseInstanceOf(LeaseLostException.class);
        get(jobs.handBack(loser));
        get(jobs.finish(winner.getFirst()));
        assertThat(count("SELECT count(*) FROM job")).isZero();
    }

    @Test
    void workLongerThanItsLeaseIsKeptAlive() throws Exception {
        order(7);
        var lease = Duration.ofSeconds(2);
        var working = runner(
                        new Handler(job -> Mono.delay(Duration.ofSeconds(5)).then(jobs.finish(job))), lease)
                .runNext(Lane.LONG, Mono.never())
                .toFuture();
        await().atMost(5, TimeUnit.SECONDS).until(() -> count("SELECT attempts FROM job") == 1);
        while (!working.isDone()) {
            assertThat(claimIfDue()).isEmpty();
        }
        assertThat(working.get()).isTrue();
        assertThat(count("SELECT count(*) FROM job")).isZero();
    }

    @Test
    void whatKeepsFailingIsTriedThreeTimesAndThenGivenUpWithItsReason() throws Exception {
        order(7);
        var handler = new Handler(job -> WebError.INTERNAL.asError("no luck " + job.attempt()));
        var runner = runner(handler);
        await().atMost(20, TimeUnit.SECONDS)
                .until(() -> get(runner.runNext(Lane.LONG, Mono.never())) && !handler.givenUp.isEmpty());
        assertThat(handler.givenUp).containsOnlyKeys(3);
        assertThat(handler.givenUp.get(3)).contains("no luck 3");
        assertThat(count("SELECT count(*) FROM job WHERE failed AND reason LIKE '%no luck 3%'"))
                .isOne();
        assertThat(get(runner.runNext(Lane.LONG, Mono.never()))).isFalse();
    }

    @Test
    void whatCannotGetBetterIsTriedOnce() throws Exception {
        order(7);
        var handler = new Handler(job -> Mono.error(new IllegalArgumentException("bad file")));
        assertThat(get(runner(handler).runNext(Lane.LONG, Mono.never()))).isTrue();
        assertThat(handler.givenUp).containsOnlyKeys(1);
    }

    @Test
    void whatTookItsNodeDownThreeTimesIsNotBegunAgain() throws Exception {
        order(7);
        get(database.sql("UPDATE job SET attempts = 3").then());
        var begun = new AtomicBoolean();
        var handler = new Handler(job -> Mono.fromRunnable(() -> begun.set(true)));
        assertThat(get(runner(handler).runNext(Lane.LONG, Mono.never()))).isTrue();
        assertThat(begun).isFalse();
        assertThat(handler.givenUp.get(4)).contains("3 times");
    }

    @Test
    void aNodeThatStopsHandsItsJobBackUntried() throws Exception {
        order(7);
        var begun = new CountDownLatch(1);
        var node = node(new Handler(job -> Mono.fromRunnable(begun::countDown).then(Mono.never())));
        node.start();
        assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();
        stop(node);
        assertThat(count("SELECT count(*) FROM job WHERE lease_until IS NULL AND attempts = 0"))
                .isOne();
        assertThat(claim(LONG).attempt()).isOne();
    }

    /** Between two classes of tests the whole server is stopped and started again. */
    @Test
    void aNodeThatWasStoppedWorksAgainOnceStarted() throws Exception {
        var node = node(new Handler(job -> jobs.finish(job)));
        node.start();
        stop(node);
        assertThat(node.isRunning()).isFalse();
        order(7);
        node.start();
        await().atMost(20, TimeUnit.SECONDS).until(() -> count("SELECT count(*) FROM job") == 0);
        stop(node);
    }

    @Test
    void anIdleNodeIsWokenByAnOrder() throws Exception {
        var node = node(new Handler(job -> jobs.finish(job)));
        node.start();
        order(7);
        await().atMost(20, TimeUnit.SECONDS).until(() -> {
            jobs.wake();
            return count("SELECT count(*) FROM job") == 0;
        });
        stop(node);
    }

    /** The reason is read by people: what only a developer understands stays in the log. */
    @Test
    void theInsideOfAFailureIsNotTold() throws Exception {
        order(9);
        var handler = new Handler(job -> Mono.error(new IllegalArgumentException("java.lang.secret")));
        assertThat(get(runner(handler).runNext(Lane.LONG, Mono.never()))).isTrue();
        assertThat(handler.givenUp.get(1)).isNotBlank().doesNotContain("secret");
    }

    @Test
    void aJobWaitsForWhatItNeedsAsOftenAsItMust() throws Exception {
        var tries = new AtomicInteger();
        var handler = new Handler(job -> tries.incrementAndGet() <= 10
                ? Mono.error(new UncheckedIOException(new IOException("S3 is away")))
                : jobs.finish(job));
        order(8);

        await().atMost(20, TimeUnit.SECONDS)
                .until(() -> get(runner(handler).runNext(Lane.LONG, Mono.never())) && tries.get() == 11);

        assertThat(handler.givenUp).isEmpty();
        assertThat(count("SELECT count(*) FROM job")).isZero();
    }

    private static void stop(JobWorker node) {
        var stopped = new CountDownLatch(1);
        node.stop(stopped::countDown);
        await().atMost(10, TimeUnit.SECONDS).until(() -> stopped.getCount() == 0);
    }

    private JobWorker node(Handler handler) {
        return new JobWorker(runner(handler), jobs, properties(LONG));
    }

    private JobRunner runner(Handler handler) {
        return runner(handler, LONG);
    }

    private JobRunner runner(Handler handler, Duration lease) {
        return new JobRunner(jobs, List.of(handler), properties(lease));
    }

    /** A node that nobody wakes would look for work once in a while that is longer than any test. */
    private static JobProperties properties(Duration lease) {
        return new JobProperties(2, 4, lease, LONG, Duration.ofMillis(1), Duration.ofMillis(1), 3);
    }

    private void order(long subject) throws Exception {
        get(jobs.enqueue(KIND, subject));
    }

    private Job claim(Duration lease) throws Exception {
        return get(jobs.claim(List.of(KIND), lease));
    }

    private List<Job> claimIfDue() throws Exception {
        return get(jobs.claim(List.of(KIND), LONG).flux().collectList());
    }

    private long count(String statement) throws Exception {
        return get(database.sql(statement).mapValue(Long.class).one());
    }

    private static <T> T get(Mono<T> mono) throws Exception {
        return mono.toFuture().get(10, TimeUnit.SECONDS);
    }

    private final class Handler implements JobHandler {

        private final Function<Job, Mono<Void>> work;
        private final Map<Integer, String> givenUp = new ConcurrentHashMap<>();

        Handler(Function<Job, Mono<Void>> work) {
            this.work = work;
        }

        @Override
        public String kind() {
            return KIND;
        }

        @Override
        public Mono<Void> run(Job job) {
            return work.apply(job);
        }

        @Override
        public Verdict judge(Throwable failure) {
            return switch (failure) {
                case IllegalArgumentException wrong -> Verdict.HOPELESS;
                case UncheckedIOException away -> Verdict.NOT_ITS_FAULT;
                default -> Verdict.TRY_AGAIN;
            };
        }

        @Override
        public Mono<Void> giveUp(Job job, String reason) {
            givenUp.put(job.attempt(), reason);
            return jobs.fail(job, reason);
        }
    }
}
