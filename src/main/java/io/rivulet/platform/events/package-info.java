/** What was committed, told to the caches of this node and of all others. */
@NullMarked
package io.rivulet.platform.events;

import org.jspecify.annotations.NullMarked;
