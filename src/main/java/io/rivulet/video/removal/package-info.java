/** How a video goes away, with all that others gave it and what was made of its file. */
@NamedInterface("removal")
@NullMarked
package io.rivulet.video.removal;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
