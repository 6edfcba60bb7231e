/** Who is asking, and what only the server knows. */
@NullMarked
package io.rivulet.platform.security;

import org.jspecify.annotations.NullMarked;
