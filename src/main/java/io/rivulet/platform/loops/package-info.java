/** The event loops: as many as there are cores, for all that moves bytes. */
@NullMarked
package io.rivulet.platform.loops;

import org.jspecify.annotations.NullMarked;
