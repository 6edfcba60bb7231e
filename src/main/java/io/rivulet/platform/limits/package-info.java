/** Bounds that several packages share. */
@NullMarked
package io.rivulet.platform.limits;

import org.jspecify.annotations.NullMarked;
