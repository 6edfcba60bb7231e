/** What bytes add up to while they pass. */
@NullMarked
package io.rivulet.upload.digest;

import org.jspecify.annotations.NullMarked;
