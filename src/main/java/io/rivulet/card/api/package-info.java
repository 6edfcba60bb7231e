/** Videos, people and comments under `/api/v1`. */
@NullMarked
package io.rivulet.card.api;

import org.jspecify.annotations.NullMarked;
