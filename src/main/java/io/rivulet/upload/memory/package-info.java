/** The bytes of uploads that are in memory, counted in what is really held. */
@NullMarked
package io.rivulet.upload.memory;

import org.jspecify.annotations.NullMarked;
