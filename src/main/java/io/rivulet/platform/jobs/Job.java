package io.rivulet.platform.jobs;

/**
 * A piece of background work that this node holds a lease on.
 *
 * @param subject the id of what it is about
 * @param attempt how many times it has been begun, this one included
 * @param fence rises with every lease; only its newest holder may finish the job
 */
public record Job(long id, String kind, long subject, int attempt, long fence) {}
