/** Who is asking. */
@NullMarked
package io.rivulet.platform.security;

import org.jspecify.annotations.NullMarked;
