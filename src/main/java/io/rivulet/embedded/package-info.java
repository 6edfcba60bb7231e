/** PostgreSQL, Redis, an S3 endpoint and FFmpeg that the server starts by itself when none is configured. */
@ApplicationModule(allowedDependencies = {"platform"})
@NullMarked
package io.rivulet.embedded;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
