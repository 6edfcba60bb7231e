package io.rivulet.platform.jobs;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** Counts what is in the table of jobs, up to ten thousand of a kind: more are no other news. */
@Repository
class JobCountRepository {

    private static final String COUNT = """
            SELECT (SELECT count(*)
                      FROM (SELECT 1 FROM job
                             WHERE NOT failed AND run_at <= now() AND (lease_until IS NULL OR lease_until < now())
                             LIMIT 10000) due) AS due,
                   (SELECT count(*) FROM (SELECT 1 FROM job WHERE lease_until >= now() LIMIT 10000) running) AS running,
                   (SELECT count(*) FROM (SELECT 1 FROM job WHERE failed LIMIT 10000) failed) AS failed
            """;

    private final DatabaseClient database;

    JobCountRepository(DatabaseClient database) {
        this.database = database;
    }

    Mono<JobCounts> count() {
        return database.sql(COUNT).mapProperties(JobCounts.class).one();
    }
}
