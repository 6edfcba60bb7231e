/** Single videos under `/api/v1`: made, shown, watched, changed, removed. */
@NullMarked
package io.rivulet.video.api;

import org.jspecify.annotations.NullMarked;
