package io.rivulet.upload.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.rivulet.platform.security.Viewer;
import io.rivulet.upload.Addition;
import io.rivulet.upload.Concatenation;
import io.rivulet.upload.ExpectedChecksum;
import io.rivulet.upload.NewUpload;
import io.rivulet.upload.Upload;
import io.rivulet.upload.UploadState;
import io.rivulet.upload.Uploads;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import org.springframework.core.io.buffer.DataBuffer;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** One file on its way through whatever happens to it, sent by a client that asks where to go on after each failure. */
final class Journey {

    private static final Viewer ANN = new Viewer(1);
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Random random;
    private final Supplier<Uploads> nodes;
    private final byte[] file;
    private long acknowledged;

    /** A file of a length between a byte and some parts, and for each step a node that is alive. */
    Journey(long seed, int part, Supplier<Uploads> nodes) {
        // near seeds would begin alike
        this.random = new Random(seed * 0x9E3779B97F4A7C15L);
        this.nodes = nodes;
        this.file = Bytes.random(size(4 * part), seed);
    }

    byte[] file() {
        return file;
    }

    /** The upload once it is stored. */
    Upload run() throws Exception {
        var known = random.nextInt(4) > 0;
        var created = persist(uploads ->
                uploads.create(ANN, new NewUpload(known ? (long) file.length : null, "", new Concatenation.None())));
        var token = created.token();
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (acknowledged < file.length || ask(token).state() == UploadState.RECEIVING) {
            assertThat(System.nanoTime()).as("the upload moves on").isLessThan(end);
            step(token, known);
        }
        while (ask(token).state() != UploadState.STORED) {
            assertThat(System.nanoTime()).as("the upload is stored").isLessThan(end);
            Thread.sleep(20);
        }
        return ask(token);
    }

    private void step(String token, boolean known) throws Exception {
        switch (random.nextInt(12)) {
            case 0 -> look(token);
            case 1, 2 -> twoAtOnce(token, known);
            case 3, 4, 5 -> sendAndBreakOff(token, known);
            case 6 -> sendHarmed(token, known);
            default -> send(token, known);
        }
    }

    /** An offset never goes back, and never counts what was not sent. */
    private void look(String token) throws Exception {
        long offset = ask(token).offset();
        assertThat(offset).isBetween(acknowledged, (long) file.length);
        acknowledged = offset;
    }

    private void send(String token, boolean known) throws Exception {
        long offset = acknowledged;
        var addition = addition(known, upTo(offset), random.nextInt(4) == 0);
        try {
            var upload = get(nodes.get().append(ANN, token, addition));
            assertThat(upload.offset()).isGreaterThanOrEqualTo(offset);
            acknowledged = upload.offset();
        } catch (ExecutionException failed) {
            look(token);
        }
    }

    private void sendAndBreakOff(String token, boolean known) throws Exception {
        var piece = upTo(acknowledged);
        int cut = random.nextInt(piece.length + 1);
        var begun = Bytes.flow(Arrays.copyOf(piece, cut));
        Flux<DataBuffer> flow = random.nextBoolean()
                ? begun.concatWith(Flux.error(new IllegalStateException("cut")))
                : begun.concatWith(Flux.never());
        var addition = new Addition(acknowledged, null, known ? null : (long) file.length, null, flow, Mono.empty());
        var sending = nodes.get().append(ANN, token, addition).toFuture();
        try {
            sending.get(random.nextInt(150), TimeUnit.MILLISECONDS);
        } catch (Exception broken) {
            if (random.nextBoolean()) {
                sending.cancel(true);
            }
        }
        look(token);
    }

    private void sendHarmed(String token, boolean known) throws Exception {
        var piece = upTo(acknowledged);
        var other = new ExpectedChecksum(ExpectedChecksum.Algorithm.CRC32C, "deadbeef");
        var addition = new Addition(
                acknowledged, null, known ? null : (long) file.length, other, Bytes.flow(piece), Mono.empty());
        var taken = nodes.get().append(ANN, token, addition).toFuture().handle((upload, refused) -> refused == null);
        assertThat(taken.get(60, TimeUnit.SECONDS)).as("harmed bytes are taken").isFalse();
        look(token);
    }

    private void twoAtOnce(String token, boolean known) throws Exception {
        var first = nodes.get()
                .append(ANN, token, addition(known, upTo(acknowledged), false))
                .toFuture();
        var second = nodes.get()
                .append(ANN, token, addition(known, upTo(acknowledged), false))
                .toFuture();
        first.handle((upload, failure) -> true).get(60, TimeUnit.SECONDS);
        second.handle((upload, failure) -> true).get(60, TimeUnit.SECONDS);
        look(token);
    }

    private Addition addition(boolean known, byte[] piece, boolean summed) throws Exception {
        var sum = summed ? new ExpectedChecksum(ExpectedChecksum.Algorithm.SHA256, Bytes.sha256(piece)) : null;
        return new Addition(
                acknowledged,
                (long) piece.length,
                known ? null : (long) file.length,
                sum,
                Bytes.flow(piece),
                Mono.empty());
    }

    /** Some bytes from the offset on. */
    private byte[] upTo(long offset) {
        int rest = file.length - (int) offset;
        return Arrays.copyOfRange(file, (int) offset, (int) offset + Math.min(rest, size(3 * Bytes.PART)));
    }

    /** From one to that, each order of magnitude as often as any other. */
    private int size(int most) {
        return (int) Math.max(1, Math.exp(random.nextDouble() * Math.log(most)));
    }

    private Upload ask(String token) throws Exception {
        return persist(uploads -> uploads.settle(ANN, token));
    }

    /** As long as another request holds the upload, or a node is away. */
    private Upload persist(Function<Uploads, Mono<Upload>> question) throws Exception {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                return get(question.apply(nodes.get()));
            } catch (ExecutionException failed) {
                if (System.nanoTime() > end) {
                    throw failed;
                }
                Thread.sleep(20);
            }
        }
    }

    private static <T> T get(Mono<T> step) throws Exception {
        return step.toFuture().get(60, TimeUnit.SECONDS);
    }
}
