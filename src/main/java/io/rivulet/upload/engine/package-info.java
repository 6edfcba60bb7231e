/** Uploads from their first byte to the stored object: rows, leases, pieces, jobs. */
@NullMarked
package io.rivulet.upload.engine;

import org.jspecify.annotations.NullMarked;
