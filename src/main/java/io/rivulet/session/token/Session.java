package io.rivulet.session.token;

import java.time.Instant;
import java.util.UUID;

/** One sign-in of an account, which its tokens name. */
public record Session(UUID id, long accountId, Instant createdAt, Instant expiresAt) {}
