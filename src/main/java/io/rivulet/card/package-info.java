/** People and videos as a viewer sees them. */
@ApplicationModule(allowedDependencies = {"platform", "video", "account"})
@NullMarked
package io.rivulet.card;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
