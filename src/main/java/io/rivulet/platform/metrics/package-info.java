/** What the server tells about itself to those who watch it, at next to no cost for those who use it. */
@NullMarked
package io.rivulet.platform.metrics;

import org.jspecify.annotations.NullMarked;
