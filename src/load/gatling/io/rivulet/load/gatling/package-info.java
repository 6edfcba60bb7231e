/** Gatling simulations of phones, against any server that has a data set; {@code src/docs/load-testing.md} says how. */
@NullMarked
package io.rivulet.load.gatling;

import org.jspecify.annotations.NullMarked;
