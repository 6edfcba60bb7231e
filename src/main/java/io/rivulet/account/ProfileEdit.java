package io.rivulet.account;

import org.jspecify.annotations.Nullable;

/**
 * What somebody wants to change of their profile; what is absent stays.
 *
 * @param signature nothing at all when it is blank
 */
public record ProfileEdit(@Nullable String name, @Nullable String signature) {}
