package io.rivulet.platform.jobs;

import java.time.Duration;
import java.util.Collection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** The table of jobs: what is to be done, who does it now, and what could not be done. */
@Repository
public class Jobs {

    private static final String ENQUEUE = """
            INSERT INTO job (kind, subject) VALUES (:kind, :subject)
            ON CONFLICT (kind, subject) DO NOTHING
            """;
    private static final String ENQUEUE_AFTER = """
            INSERT INTO job (kind, subject, run_at) VALUES (:kind, :subject, now() + make_interval(secs => :wait))
            ON CONFLICT (kind, subject) DO NOTHING
            """;
    private static final String CLAIM = """
            UPDATE job
               SET lease_until = now() + make_interval(secs => :lease), fence = fence + 1, attempts = attempts + 1
             WHERE id = (SELECT id
                           FROM job
                          WHERE kind = ANY(:kinds) AND NOT failed AND run_at <= now()
                            AND (lease_until IS NULL OR lease_until < now())
                          ORDER BY run_at, id
                          LIMIT 1
                            FOR UPDATE SKIP LOCKED)
            RETURNING id, kind, subject, attempts, fence
            """;
    private static final String RENEW = """
            UPDATE job SET lease_until = now() + make_interval(secs => :lease) WHERE id = :id AND fence = :fence
            """;
    private static final String FINISH = "DELETE FROM job WHERE id = :id AND fence = :fence";
    private static final String FAIL = """
            UPDATE job SET failed = true, reason = :reason, lease_until = NULL WHERE id = :id AND fence = :fence
            """;
    private static final String POSTPONE = """
            UPDATE job
               SET run_at = now() + make_interval(secs => :wait), lease_until = NULL, reason = :reason
             WHERE id = :id AND fence = :fence
            """;
    private static final String AWAIT = """
            UPDATE job
               SET run_at = now() + make_interval(secs => :wait), lease_until = NULL, reason = :reason,
                   attempts = attempts - 1
             WHERE id = :id AND fence = :fence
            """;
    private static final String REPEAT_AFTER = """
            UPDATE job
               SET run_at = now() + make_interval(secs => :wait), lease_until = NULL, reason = NULL, attempts = 0
             WHERE id = :id AND fence = :fence
            """;
    private static final String HAND_BACK = """
            UPDATE job SET lease_until = NULL, attempts = attempts - 1 WHERE id = :id AND fence = :fence
            """;

    private static final String WITHDRAW = """
            WITH withdrawn AS (
                DELETE FROM job
                 WHERE kind = :kind AND subject = :subject AND (lease_until IS NULL OR lease_until < now())
                RETURNING id)
            SELECT NOT EXISTS (SELECT FROM job
                                WHERE kind = :kind AND subject = :subject AND id NOT IN (SELECT id FROM withdrawn))
            """;

    private static final Logger LOG = LoggerFactory.getLogger(Jobs.class);

    private final DatabaseClient database;
    private final Sinks.Many<Long> enqueued = Sinks.many().multicast().directBestEffort();

    Jobs(DatabaseClient database) {
        this.database = database;
    }

    /** A step of the caller's transaction; a job of this kind and subject that exists already is left as it is. */
    public Mono<Void> enqueue(String kind, long subject) {
        return database.sql(ENQUEUE).bind("kind", kind).bind("subject", subject).then();
    }

    /** Like {@link #enqueue}, for work that is not to begin before the wait is over. */
    public Mono<Void> enqueueAfter(Duration wait, String kind, long subject) {
        return database.sql(ENQUEUE_AFTER)
                .bind("wait", seconds(wait))
                .bind("kind", kind)
                .bind("subject", subject)
                .then();
    }

    /** Wakes the workers of this node; to be called after the commit, without which they look once a second. */
    public void wake() {
        if (enqueued.tryEmitNext(0L).isFailure()) {
            LOG.debug("Nobody was woken; the next look finds the job");
        }
    }

    /** A step of the handler's last transaction; fails it when the job has meanwhile been taken over. */
    public Mono<Void> finish(Job job) {
        return fenced(database.sql(FINISH), job);
    }

    /** Ends a job that is to be done again and again, until the next time. */
    public Mono<Void> repeatAfter(Duration wait, Job job) {
        return fenced(database.sql(REPEAT_AFTER).bind("wait", seconds(wait)), job);
    }

    /** A step of the transaction that gives the job up; fails it when the job has meanwhile been taken over. */
    public Mono<Void> fail(Job job, String reason) {
        return fenced(database.sql(FAIL).bind("reason", reason), job);
    }

    /** A step of the caller's transaction; false when the job is being worked on, and so stays. */
    public Mono<Boolean> withdraw(String kind, long subject) {
        return database.sql(WITHDRAW)
                .bind("kind", kind)
                .bind("subject", subject)
                .mapValue(Boolean.class)
                .one();
    }

    Mono<Long> woken() {
        return enqueued.asFlux().next();
    }

    Mono<Job> claim(Collection<String> kinds, Duration lease) {
        return database.sql(CLAIM)
                .bind("kinds", kinds.toArray(String[]::new))
                .bind("lease", seconds(lease))
                .mapProperties(ClaimedJob.class)
                .one()
                .map(ClaimedJob::toJob);
    }

    Mono<Void> renew(Job job, Duration lease) {
        return fenced(database.sql(RENEW).bind("lease", seconds(lease)), job);
    }

    Mono<Void> postpone(Job job, Duration wait, String reason) {
        return fenced(database.sql(POSTPONE).bind("wait", seconds(wait)).bind("reason", reason), job);
    }

    /** Like {@link #postpone}, but the try does not count. */
    Mono<Void> await(Job job, Duration wait, String reason) {
        return fenced(database.sql(AWAIT).bind("wait", seconds(wait)).bind("reason", reason), job);
    }

    /** Gives the job back untried. */
    Mono<Void> handBack(Job job) {
        return fenced(database.sql(HAND_BACK), job).onErrorComplete(LeaseLostException.class);
    }

    private static Mono<Void> fenced(DatabaseClient.GenericExecuteSpec statement, Job job) {
        return statement
                .bind("id", job.id())
                .bind("fence", job.fence())
                .fetch()
                .rowsUpdated()
                .filter(rows -> rows == 1)
                .switchIfEmpty(Mono.error(() -> new LeaseLostException(job)))
                .then();
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }

    record ClaimedJob(long id, String kind, long subject, int attempts, long fence) {

        Job toJob() {
            return new Job(id, kind, subject, attempts, fence);
        }
    }
}
