/** A few videos to look at on a first start, published over HTTP like anybody's. */
@ApplicationModule(allowedDependencies = {"platform", "media", "video"})
@NullMarked
package io.rivulet.demo;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
