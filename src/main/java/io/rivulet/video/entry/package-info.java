/** All that the catalogue says of a single video, and what its author may say of it. */
@NullMarked
package io.rivulet.video.entry;

import org.jspecify.annotations.NullMarked;
