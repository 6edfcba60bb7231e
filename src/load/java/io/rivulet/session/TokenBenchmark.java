package io.rivulet.session;

import io.rivulet.load.stage.Benchmark;
import io.rivulet.load.stage.Report;
import io.rivulet.load.stage.Workspace;
import io.rivulet.platform.security.Viewer;
import io.rivulet.session.token.Claims;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import reactor.core.publisher.Mono;

/** What it costs to tell whose a token is that the node has seen before: of many, and read from the wire each time. */
public final class TokenBenchmark implements Benchmark {

    private static final int TOKENS = 10_000;
    private static final int CHECKS = 2_000_000;
    private static final int RUNS = 5;
    private static final int LENGTH = 330;
    private static final Instant END = Instant.parse("9999-01-01T00:00:00Z");

    @Override
    public void run(Workspace workspace, Report report) {
        var sent = new byte[TOKENS][];
        var tokens = tokens();
        for (int number = 0; number < TOKENS; number++) {
            sent[number] = text(number).getBytes(StandardCharsets.US_ASCII);
            var _ = tokens.viewer(text(number)).block(Duration.ofSeconds(10));
        }
        check(tokens, sent);
        var nanoseconds = new double[RUNS];
        var threads = ManagementFactory.getThreadMXBean();
        long worked = threads.getCurrentThreadCpuTime();
        for (int run = 0; run < RUNS; run++) {
            long from = System.nanoTime();
            check(tokens, sent);
            nanoseconds[run] = (double) (System.nanoTime() - from) / CHECKS;
        }
        worked = threads.getCurrentThreadCpuTime() - worked;
        report.add(
                "check of a known token, of " + TOKENS,
                "%.0f ns  (median of %d runs)".formatted(Report.median(nanoseconds), RUNS),
                "<= 3,000 ns");
        report.add("processor time of it", "%.0f ns".formatted((double) worked / CHECKS / RUNS));
    }

    private static void check(Tokens tokens, byte[][] sent) {
        var random = ThreadLocalRandom.current();
        for (int check = 0; check < CHECKS; check++) {
            var token = new String(sent[random.nextInt(TOKENS)], StandardCharsets.US_ASCII);
            if (tokens.known(token).isEmpty()) {
                throw new IllegalStateException("A token that was seen is not known");
            }
        }
    }

    private static Tokens tokens() {
        long hearsUntil = System.nanoTime() + Duration.ofDays(1).toNanos();
        var terms = new SessionProperties.Tokens("rivulet", "rivulet", 2 * TOKENS, Duration.ofHours(1));
        var sessions = new KnownSessions(
                session -> Mono.just(new SessionState(true, END)),
                () -> hearsUntil - System.nanoTime() > 0,
                terms,
                System::nanoTime);
        return new Tokens(
                token -> Mono.just(new Claims(new Viewer(1), UUID.randomUUID(), END)),
                sessions,
                terms.cached(),
                Clock.systemUTC());
    }

    /** As long as a real one. */
    private static String text(int number) {
        return "eyJ" + "x".repeat(LENGTH) + number;
    }
}
