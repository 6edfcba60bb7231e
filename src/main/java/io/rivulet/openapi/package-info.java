/** The description of the API, and the page that shows it. */
@ApplicationModule(allowedDependencies = "platform")
@NullMarked
package io.rivulet.openapi;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
