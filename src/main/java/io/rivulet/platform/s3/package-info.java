/** The one S3 client that every package writes and reads objects with. */
@NullMarked
package io.rivulet.platform.s3;

import org.jspecify.annotations.NullMarked;
