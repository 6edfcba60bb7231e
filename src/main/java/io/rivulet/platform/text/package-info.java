/** Text that people write: what is taken, and in which form it is kept. */
@NullMarked
package io.rivulet.platform.text;

import org.jspecify.annotations.NullMarked;
