/** The store's side of an upload: parts, tails, and the object they become. */
@NullMarked
package io.rivulet.upload.store;

import org.jspecify.annotations.NullMarked;
