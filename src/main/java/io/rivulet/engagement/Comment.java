package io.rivulet.engagement;

import io.rivulet.account.Profile;
import java.time.Instant;

/** What somebody says about a video. */
public record Comment(long id, Profile author, String content, Instant createdAt) {}
