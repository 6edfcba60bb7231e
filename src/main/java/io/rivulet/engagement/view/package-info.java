/** Who saw what. */
@NamedInterface("view")
@NullMarked
package io.rivulet.engagement.view;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
