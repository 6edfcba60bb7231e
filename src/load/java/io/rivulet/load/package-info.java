/** Benchmarks that print their figures beside their targets; {@code src/docs/benchmarks.md} says how to read them. */
@NullMarked
package io.rivulet.load;

import org.jspecify.annotations.NullMarked;
