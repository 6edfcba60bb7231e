/** Lists of videos in other orders than that of the feed. */
@NamedInterface("rank")
@NullMarked
package io.rivulet.video.rank;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
