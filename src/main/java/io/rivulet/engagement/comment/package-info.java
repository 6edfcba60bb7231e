/** What is said about videos. */
@NamedInterface("comment")
@NullMarked
package io.rivulet.engagement.comment;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
