/** Objects in S3, probing, covers, transcoding and delivery of playable bytes. */
@ApplicationModule(allowedDependencies = {"platform"})
@NullMarked
package io.rivulet.media;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
