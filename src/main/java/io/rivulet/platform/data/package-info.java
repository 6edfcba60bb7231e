/** What all repositories share: addresses derived from one property and migrations. */
@NullMarked
package io.rivulet.platform.data;

import org.jspecify.annotations.NullMarked;
