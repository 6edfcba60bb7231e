/** The clock, so that nothing reads the time out of the air. */
@NullMarked
package io.rivulet.platform.time;

import org.jspecify.annotations.NullMarked;
