/** Answers that are at hand, given before there is a route. */
@NullMarked
package io.rivulet.platform.shortcut;

import org.jspecify.annotations.NullMarked;
