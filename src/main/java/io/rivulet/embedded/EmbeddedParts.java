package io.rivulet.embedded;

import java.time.Duration;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;

/** The embedded parts of one application, from their start in the background to their end after all beans. */
final class EmbeddedParts implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedParts.class);
    private static final Duration START = Duration.ofMinutes(3);
    private static final Duration INTERRUPTED = Duration.ofSeconds(10);

    private final ExecutorService executor = Executors.newCachedThreadPool(
            Thread.ofPlatform().daemon().name("embedded-", 0).factory());
    private final Map<Part, Future<RunningPart>> starts = new EnumMap<>(Part.class);
    private final Future<OwnFolder> folder;
    private final EmbeddedS3 s3;
    private boolean stopped;

    EmbeddedParts(DataFolder folder, Set<Part> missing, EmbeddedS3 s3) {
        this.folder = executor.submit(() -> OwnFolder.take(folder));
        this.s3 = s3;
        missing.forEach(part -> starts.put(part, executor.submit(() -> start(part))));
    }

    Collection<Part> parts() {
        return starts.keySet();
    }

    /** The settings that a part gives, as soon as it runs. */
    Map<String, Object> await(Part part) {
        var start = starts.get(part);
        return start == null ? Map.of() : await(part, start).properties();
    }

    private RunningPart start(Part part) throws Exception {
        var data = folder.get(START.toMillis(), TimeUnit.MILLISECONDS).folder();
        var programs = new Programs(data.programs());
        return switch (part) {
            case POSTGRES -> EmbeddedPostgres.start(data, programs);
            case REDIS -> EmbeddedRedis.start(data, programs);
            case S3 -> s3.start(data);
            case FFMPEG -> EmbeddedFfmpeg.start(data, programs);
        };
    }

    private static RunningPart await(Part part, Future<RunningPart> start) {
        try {
            return start.get(START.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw reason(part, e);
        } catch (TimeoutException | CancellationException e) {
            throw new EmbeddedException("The embedded " + part.title() + " did not start in time.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EmbeddedException("The start of the embedded " + part.title() + " was interrupted.", e);
        }
    }

    private static EmbeddedException reason(Part part, Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof EmbeddedException reason) {
                return reason;
            }
        }
        return new EmbeddedException(
                "The embedded " + part.title() + " did not start: " + failure.getMessage(), failure);
    }

    /** Stops all of them; whoever comes second waits, since the process may end when this returns. */
    @Override
    public synchronized void destroy() throws InterruptedException {
        if (stopped) {
            return;
        }
        stopped = true;
        executor.shutdownNow();
        if (!executor.awaitTermination(INTERRUPTED.toMillis(), TimeUnit.MILLISECONDS)) {
            LOG.warn("A start of an embedded part does not end; what it started is stopped all the same");
        }
        starts.forEach(EmbeddedParts::stop);
        if (folder.state() == Future.State.SUCCESS) {
            folder.resultNow().leave();
        }
    }

    private static void stop(Part part, Future<RunningPart> start) {
        if (start.state() != Future.State.SUCCESS) {
            return;
        }
        try {
            start.resultNow().stop().run();
        } catch (Exception e) {
            LOG.warn("The embedded {} did not stop by itself", part.title(), e);
        }
    }
}
