/** Rivulet, a reactive server for short video. */
@NullMarked
package io.rivulet;

import org.jspecify.annotations.NullMarked;
