/** Durable background work: rows with a lease, a heartbeat and a fencing number. */
@NullMarked
package io.rivulet.platform.jobs;

import org.jspecify.annotations.NullMarked;
