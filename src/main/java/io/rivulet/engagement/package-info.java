/** What viewers do with videos: like them, comment on them. */
@ApplicationModule(allowedDependencies = {"platform", "video", "video :: removal", "account", "session"})
@NullMarked
package io.rivulet.engagement;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
