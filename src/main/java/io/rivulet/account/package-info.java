/** Sign-up, sign-in, tokens, sessions and profiles. */
@ApplicationModule(allowedDependencies = {"platform", "media"})
@NullMarked
package io.rivulet.account;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
