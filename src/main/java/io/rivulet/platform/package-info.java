/** Shared mechanics without a domain noun. */
@ApplicationModule(type = ApplicationModule.Type.OPEN)
@NullMarked
package io.rivulet.platform;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
