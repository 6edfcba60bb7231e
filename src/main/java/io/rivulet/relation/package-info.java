/** Who follows whom. */
@ApplicationModule(allowedDependencies = {"platform", "account", "session"})
@NullMarked
package io.rivulet.relation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
