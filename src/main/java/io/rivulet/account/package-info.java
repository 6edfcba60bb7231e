/** Sign-up, sign-in and profiles. */
@ApplicationModule(allowedDependencies = {"platform", "media", "session"})
@NullMarked
package io.rivulet.account;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
