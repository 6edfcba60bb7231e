/** Requests that may be sent again without being carried out again. */
@NullMarked
package io.rivulet.platform.idempotency;

import org.jspecify.annotations.NullMarked;
