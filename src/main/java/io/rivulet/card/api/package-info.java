/** Videos, people and comments under `/api/v1`. */
@NamedInterface("api")
@NullMarked
package io.rivulet.card.api;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
