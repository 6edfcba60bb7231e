/** Bytes on their way in, streamed into S3 multipart uploads. */
@ApplicationModule(allowedDependencies = {"platform", "media", "session", "account :: role"})
@NullMarked
package io.rivulet.upload;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
