/** The feed beside a static file of the same bytes. */
@NullMarked
package io.rivulet.load.feed;

import org.jspecify.annotations.NullMarked;
