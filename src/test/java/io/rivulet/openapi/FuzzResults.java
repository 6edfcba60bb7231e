package io.rivulet.openapi;

import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/** What became of the requests: how often each operation was done, and what was wrong with answers. */
final class FuzzResults {

    /** More would be of the same kinds. */
    private static final int ENOUGH = 40;

    private static final int SHOWN = 400;

    private final List<Operation> operations;
    private final Verdict verdict;
    private final Queue<String> faults = new ConcurrentLinkedQueue<>();
    private final Map<String, AtomicInteger> done = new ConcurrentHashMap<>();
    private final Map<String, LongAdder> spent = new ConcurrentHashMap<>();
    private final Map<Integer, AtomicInteger> statuses = new ConcurrentSkipListMap<>();
    private final AtomicInteger abandoned = new AtomicInteger();

    FuzzResults(List<Operation> operations, Verdict verdict) {
        this.operations = operations;
        this.verdict = verdict;
    }

    void judge(FuzzRequest request, FuzzAnswer answer, long nanoseconds) {
        var id = request.operation().id();
        spent.computeIfAbsent(id, none -> new LongAdder()).add(nanoseconds);
        statuses.computeIfAbsent(answer.status(), none -> new AtomicInteger()).incrementAndGet();
        if (answer.status() < 300) {
            done.computeIfAbsent(id, none -> new AtomicInteger()).incrementAndGet();
        }
        verdict.faults(request, answer)
                .forEach(fault ->
                        faults.add(fault + ": " + answer.status() + " " + shortened(answer) + " to " + request));
    }

    void unanswered(FuzzRequest request, IOException failure) {
        faults.add("no answer (" + failure + "): " + request);
    }

    void abandoned() {
        abandoned.incrementAndGet();
    }

    private static String shortened(FuzzAnswer answer) {
        return answer.body().substring(0, Math.min(SHOWN, answer.body().length()));
    }

    boolean areEnough() {
        return faults.size() >= ENOUGH;
    }

    Queue<String> faults() {
        return faults;
    }

    /** The operations of which not a single request was done. */
    List<String> undone() {
        return operations.stream()
                .map(Operation::id)
                .filter(id -> !done.containsKey(id))
                .toList();
    }

    private List<String> seldomest() {
        return done.entrySet().stream()
                .sorted(Comparator.comparingInt(entry -> entry.getValue().get()))
                .limit(5)
                .map(Object::toString)
                .toList();
    }

    /** The operations that took most of the time, in seconds. */
    private List<String> longest() {
        return spent.entrySet().stream()
                .sorted(Comparator.comparingLong(entry -> -entry.getValue().sum()))
                .limit(5)
                .map(entry -> entry.getKey() + " " + entry.getValue().sum() / 1_000_000_000)
                .toList();
    }

    @Override
    public String toString() {
        return "answers by status %s, abandoned %s, done least often %s, waited longest for %s"
                .formatted(statuses, abandoned, seldomest(), longest());
    }
}
