package io.rivulet.openapi;

import io.rivulet.ServerProcess;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** Sends requests to all operations in turn, and keeps what is wrong with their answers. */
final class FuzzRun {

    /** More would be of the same kinds. */
    private static final int TOLD = 40;

    private static final Set<String> HASHING = Set.of("register", "logIn");

    private final ServerProcess server;
    private final FuzzWorld world;
    private final List<Operation> operations;
    private final Verdict verdict;
    private final Queue<String> faults = new ConcurrentLinkedQueue<>();
    private final Set<String> done = ConcurrentHashMap.newKeySet();
    private final Map<String, LongAdder> spent = new ConcurrentHashMap<>();
    private final Map<Integer, AtomicInteger> statuses = new ConcurrentSkipListMap<>();

    FuzzRun(ServerProcess server, FuzzWorld world, ApiDescription description) {
        this.server = server;
        this.world = world;
        this.operations = description.operations();
        this.verdict = new Verdict(description);
    }

    /** One of several that run at the same time, which share the requests among them. */
    @Nullable
    Void part(int worker, int workers, int from, int to, Random random) throws Exception {
        var actor = new FuzzActor(server, worker % 2 == 0);
        var own = world.copy();
        var fuzzer = new Fuzzer(random, own);
        try (var connection = new FuzzConnection(server.port())) {
            for (int i = from + worker; i < to && faults.size() < TOLD; i += workers) {
                var request = fuzzer.next(turn(i, random), actor.token());
                send(request, connection, actor, own);
            }
        }
        return null;
    }

    /** Passwords are hashed slowly on purpose, so that turns at these mostly go to others. */
    private Operation turn(int number, Random random) {
        var operation = operations.get(number % operations.size());
        boolean passed = HASHING.contains(operation.id()) && random.nextInt(5) > 0;
        return passed ? operations.get(random.nextInt(operations.size())) : operation;
    }

    private void send(FuzzRequest request, FuzzConnection connection, FuzzActor actor, FuzzWorld own) throws Exception {
        try {
            long begun = System.nanoTime();
            var answer = connection.exchange(request);
            spent.computeIfAbsent(request.operation().id(), none -> new LongAdder())
                    .add(System.nanoTime() - begun);
            judge(request, answer, actor);
            own.learn(answer);
        } catch (IOException unanswered) {
            faults.add("no answer (" + unanswered + "): " + request);
            connection.close();
        }
    }

    private void judge(FuzzRequest request, FuzzAnswer answer, FuzzActor actor) throws Exception {
        statuses.computeIfAbsent(answer.status(), none -> new AtomicInteger()).incrementAndGet();
        verdict.faults(request, answer)
                .forEach(fault ->
                        faults.add(fault + ": " + answer.status() + " " + shortened(answer) + " to " + request));
        if (answer.status() < 300) {
            done.add(request.operation().id());
        }
        if (answer.status() == 401 && request.token().equals(actor.token())) {
            actor.renew();
        }
    }

    private static String shortened(FuzzAnswer answer) {
        return answer.body().substring(0, Math.min(400, answer.body().length()));
    }

    Queue<String> faults() {
        return faults;
    }

    Set<String> done() {
        return done;
    }

    /** What was never done. */
    List<String> undone() {
        return operations.stream()
                .map(Operation::id)
                .filter(id -> !done.contains(id))
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
        return "answers by status " + statuses + ", waited longest for " + longest();
    }
}
