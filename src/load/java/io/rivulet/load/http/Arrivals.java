package io.rivulet.load.http;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import org.HdrHistogram.Histogram;

/**
 * When each request is due, and which are waiting for a connection. But for the pacing, all happens on the one event loop.
 */
final class Arrivals {

    private static final long LONGEST_MICROSECONDS = TimeUnit.MINUTES.toMicros(2);

    private final IntFunction<byte[]> request;
    private final int requests;
    private final long gap;
    private final Histogram times = new Histogram(LONGEST_MICROSECONDS, 3);
    private final Deque<OpenConnection> idle = new ArrayDeque<>();
    private final CountDownLatch done = new CountDownLatch(1);

    private volatile long startedAt;
    private volatile int announced;
    private int next;
    private int ended;
    private int failed;
    private int mostWaiting;
    private long lastAnswerAt;

    Arrivals(IntFunction<byte[]> request, int requests, long gap) {
        this.request = request;
        this.requests = requests;
        this.gap = gap;
    }

    void begin() {
        startedAt = System.nanoTime();
        announced = 0;
    }

    boolean areToCome() {
        return announced < requests;
    }

    long nanosUntilNext() {
        return dueAt(announced) - System.nanoTime();
    }

    /** Counts what is due by now, called by the pacing thread alone. */
    void announce() {
        long due = (System.nanoTime() - startedAt) / gap + 1;
        announced = (int) Math.min(requests, Math.max(announced, due));
    }

    /** Gives what is due to idle connections; the rest waits until one is idle again. */
    void arrive() {
        while (next < announced && !idle.isEmpty()) {
            send(idle.pop());
        }
        mostWaiting = Math.max(mostWaiting, announced - next);
    }

    void isIdle(OpenConnection connection) {
        if (next < announced) {
            send(connection);
        } else {
            idle.push(connection);
        }
    }

    void isGone(OpenConnection connection) {
        idle.remove(connection);
    }

    void ended(int number, boolean success) {
        lastAnswerAt = System.nanoTime();
        times.recordValue(Math.clamp((lastAnswerAt - dueAt(number)) / 1000, 0, LONGEST_MICROSECONDS));
        failed += success ? 0 : 1;
        if (++ended == requests) {
            done.countDown();
        }
    }

    void awaitAll(Duration limit) throws InterruptedException {
        if (!done.await(limit.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new IllegalStateException(ended + " of " + requests + " requests have an answer " + limit.toSeconds()
                    + " s after the last was due");
        }
    }

    OpenResult result(double ownSeconds) {
        double seconds = (lastAnswerAt - startedAt) / 1e9;
        return new OpenResult(times, requests / seconds, failed, mostWaiting, ownSeconds / requests);
    }

    private long dueAt(int number) {
        return startedAt + number * gap;
    }

    private void send(OpenConnection connection) {
        int number = next++;
        connection.send(number, request.apply(number));
    }
}
