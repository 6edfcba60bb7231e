/** Conversations of two people and their messages. */
@ApplicationModule(allowedDependencies = {"platform", "account", "relation", "session"})
@NullMarked
package io.rivulet.message;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
