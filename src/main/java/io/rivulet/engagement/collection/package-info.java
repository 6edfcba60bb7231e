/** Videos that people keep, under names. */
@NamedInterface("collection")
@NullMarked
package io.rivulet.engagement.collection;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
