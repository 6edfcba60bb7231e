/** Likes of videos. */
@NamedInterface("like")
@NullMarked
package io.rivulet.engagement.like;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
