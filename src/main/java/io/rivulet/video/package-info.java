/** The catalogue of videos: publishing, states and lists. */
@ApplicationModule(allowedDependencies = {"platform", "upload", "upload :: form", "media", "account", "session"})
@NullMarked
package io.rivulet.video;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
