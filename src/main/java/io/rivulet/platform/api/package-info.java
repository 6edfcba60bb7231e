/** What all of `/api/v1` has in common: bodies, lists and their cursors, single resources. */
@NullMarked
package io.rivulet.platform.api;

import org.jspecify.annotations.NullMarked;
