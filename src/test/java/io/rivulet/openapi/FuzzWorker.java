package io.rivulet.openapi;

import io.rivulet.openapi.FuzzRequest.Framing;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** One of several that send at the same time, each with an account and things of its own. */
final class FuzzWorker {

    /** Passwords are hashed slowly on purpose, so that most turns at these are passed. */
    private static final Set<String> SLOW = Set.of("register", "logIn");

    private static final String SIGNED_OUT = "urn:rivulet:problem:not-signed-in";

    private final List<Operation> operations;
    private final Random random;
    private final FuzzActor actor;
    private final Fuzzer fuzzer;
    private final FuzzHarvest harvest;
    private final int port;
    private final Deque<Operation> turns = new ArrayDeque<>();

    FuzzWorker(FuzzGround ground, List<Operation> operations, boolean admin, Random random) throws Exception {
        this.operations = operations;
        this.random = random;
        this.actor = new FuzzActor(ground.server(), admin);
        var world = ground.world(actor, random);
        this.fuzzer = new Fuzzer(random, new FuzzExamples(random, world, actor, ground));
        this.harvest = new FuzzHarvest(world, actor);
        this.port = ground.server().port();
    }

    void send(int requests, FuzzResults results) throws Exception {
        try (var connection = new FuzzConnection(port)) {
            for (int i = 0; i < requests && !results.areEnough(); i++) {
                send(fuzzer.next(turn()), connection, results);
            }
        }
    }

    /** Each operation as often as any other, in another order each time. */
    private Operation turn() {
        if (turns.isEmpty()) {
            var all = new ArrayList<>(operations);
            Collections.shuffle(all, random);
            turns.addAll(all);
        }
        var operation = turns.remove();
        return SLOW.contains(operation.id()) && random.nextInt(3) > 0 ? turn() : operation;
    }

    private void send(FuzzRequest request, FuzzConnection connection, FuzzResults results) throws Exception {
        if (request.framing() == Framing.CUT && !request.body().isEmpty()) {
            connection.abandon(request);
            results.abandoned();
            return;
        }
        try {
            long begun = System.nanoTime();
            var answer = connection.exchange(request);
            results.judge(request, answer, System.nanoTime() - begun);
            harvest.learn(request, answer);
            if (answer.body().contains(SIGNED_OUT) && request.token().equals(actor.token())) {
                actor.comeBack();
            }
        } catch (IOException unanswered) {
            results.unanswered(request, unanswered);
            connection.close();
        }
    }
}
