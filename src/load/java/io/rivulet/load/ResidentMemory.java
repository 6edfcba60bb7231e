package io.rivulet.load;

import io.rivulet.load.stage.Report;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.LongConsumer;

/** The memory of one process that is really in RAM, as Linux counts it; its children are not part of it. */
record ResidentMemory(long pid) {

    private static final int EVERY_MILLISECONDS = 20;
    private static final int SAMPLES = 31;

    /** The largest bytes seen while the work was done. */
    long peakDuring(Work work) throws Exception {
        var peak = new Peak();
        var sampler = Thread.ofPlatform().daemon().start(() -> sample(peak));
        try {
            work.run();
        } finally {
            sampler.interrupt();
            sampler.join();
        }
        return peak.bytes;
    }

    private void sample(LongConsumer sink) {
        try {
            while (true) {
                sink.accept(now());
                Thread.sleep(EVERY_MILLISECONDS);
            }
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
        } catch (IOException ended) {
            throw new UncheckedIOException(ended);
        }
    }

    /** The median of some seconds. */
    long idle() throws IOException, InterruptedException {
        var samples = new double[SAMPLES];
        for (int sample = 0; sample < SAMPLES; sample++) {
            samples[sample] = now();
            Thread.sleep(100);
        }
        return (long) Report.median(samples);
    }

    long now() throws IOException {
        return Files.readAllLines(Path.of("/proc", Long.toString(pid), "status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .map(line -> line.replaceAll("\\D", ""))
                .mapToLong(kibibytes -> Long.parseLong(kibibytes) * 1024)
                .findFirst()
                .orElseThrow();
    }

    /** Something to be done meanwhile. */
    interface Work {
        void run() throws Exception;
    }

    private static final class Peak implements LongConsumer {

        private volatile long bytes;

        @Override
        public void accept(long now) {
            bytes = Math.max(bytes, now);
        }
    }
}
