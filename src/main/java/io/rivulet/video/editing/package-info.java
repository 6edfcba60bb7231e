/** What authors say otherwise of their videos later, and whom these are for from then on. */
@NullMarked
package io.rivulet.video.editing;

import org.jspecify.annotations.NullMarked;
