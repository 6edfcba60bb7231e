/** Who is signed in: sessions, the tokens that name them, and the keys that sign these. */
@ApplicationModule(allowedDependencies = {"platform"})
@NullMarked
package io.rivulet.session;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
