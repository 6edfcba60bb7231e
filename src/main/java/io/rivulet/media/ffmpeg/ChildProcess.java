package io.rivulet.media.ffmpeg;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import reactor.core.scheduler.Scheduler;

/** One run of a program, from its start to its end or its kill. */
final class ChildProcess {

    private static final int COMPLAINTS = 8192;

    private final Command command;
    private final StandardOutput output;
    private final Scheduler threads;
    private final AtomicBoolean killed = new AtomicBoolean();
    private volatile @Nullable Process process;

    ChildProcess(Command command, StandardOutput output, Scheduler threads) {
        this.command = command;
        this.output = output;
        this.threads = threads;
    }

    /**
     * Runs to the end and says how it ended. The thread that starts the child stays with it: where the kernel is asked
     * to end the child with its parent, the parent is that thread.
     */
    Ended run() throws IOException {
        var child = command.toProcess().start();
        process = child;
        if (killed.get()) {
            child.destroyForcibly();
        }
        try {
            return listen(child);
        } catch (InterruptedException cancelled) {
            kill();
            return Ended.CANCELLED;
        }
    }

    private Ended listen(Process child) throws IOException, InterruptedException {
        var complaints = new Complaints(child.getErrorStream());
        threads.schedule(complaints);
        output.listen(child.getInputStream());
        return new Ended(child.waitFor(), complaints.text());
    }

    /** Safe at any time, from any thread, any number of times. */
    void kill() {
        killed.set(true);
        var child = process;
        if (child != null) {
            child.destroyForcibly();
        }
    }

    /** How a program ended; {@code complaints} is the end of its standard error. */
    record Ended(int exit, String complaints) {

        static final Ended CANCELLED = new Ended(-1, "");
    }

    /** Reads standard error to its end, so that the program is never stopped by a full pipe, and keeps the last of it. */
    private static final class Complaints implements Runnable {

        private final InputStream said;
        private final CountDownLatch read = new CountDownLatch(1);
        private volatile String text = "";

        Complaints(InputStream said) {
            this.said = said;
        }

        @Override
        public void run() {
            var kept = new byte[2 * COMPLAINTS];
            int length = 0;
            try {
                for (int n = said.read(kept, 0, COMPLAINTS); n >= 0; n = said.read(kept, length, COMPLAINTS)) {
                    length += n;
                    if (length > COMPLAINTS) {
                        System.arraycopy(kept, length - COMPLAINTS, kept, 0, COMPLAINTS);
                        length = COMPLAINTS;
                    }
                }
            } catch (IOException closed) {
                throw new UncheckedIOException(closed);
            } finally {
                text = new String(kept, 0, length, StandardCharsets.UTF_8);
                read.countDown();
            }
        }

        String text() throws InterruptedException {
            return read.await(5, TimeUnit.SECONDS) ? text : "";
        }
    }
}
