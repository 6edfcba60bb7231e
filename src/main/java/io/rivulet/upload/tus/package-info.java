/** Resumable uploads over HTTP, as the tus protocol 1.0.0 has them. */
@NullMarked
package io.rivulet.upload.tus;

import org.jspecify.annotations.NullMarked;
