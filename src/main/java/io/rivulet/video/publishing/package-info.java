/** How a file becomes a video that can be played, and enters the feed. */
@NamedInterface("publishing")
@NullMarked
package io.rivulet.video.publishing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
