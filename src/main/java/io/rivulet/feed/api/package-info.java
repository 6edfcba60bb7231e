/** The feed under `/api/v1`. */
@NullMarked
package io.rivulet.feed.api;

import org.jspecify.annotations.NullMarked;
