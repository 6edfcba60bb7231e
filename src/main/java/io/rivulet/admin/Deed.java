package io.rivulet.admin;

import org.jspecify.annotations.Nullable;

/**
 * An act that somebody wants done.
 *
 * @param actorId null for the operator, who gives commands beside the server
 * @param reason may be empty where nothing is taken away
 */
record Deed(@Nullable Long actorId, Act act, long objectId, String reason) {}
