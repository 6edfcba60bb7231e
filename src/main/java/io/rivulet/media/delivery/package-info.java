/** Handing out the bytes of objects over HTTP, whole or in part, as fast as the viewer takes them. */
@NullMarked
package io.rivulet.media.delivery;

import org.jspecify.annotations.NullMarked;
