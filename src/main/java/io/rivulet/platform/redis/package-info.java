/** What features keep in Redis in the same way: copies that may be lost at any moment. */
@NullMarked
package io.rivulet.platform.redis;

import org.jspecify.annotations.NullMarked;
