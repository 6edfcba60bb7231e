/** Which videos, in which order, for whom. */
@ApplicationModule(allowedDependencies = {"platform", "card", "card :: api", "video", "account"})
@NullMarked
package io.rivulet.feed;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
