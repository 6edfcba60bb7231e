/** Comparing counts with the rows they count: features say what to compare, a job compares it from time to time. */
@NullMarked
package io.rivulet.platform.counts;

import org.jspecify.annotations.NullMarked;
