/** Files that come in multipart forms, read buffer by buffer. */
@NamedInterface("form")
@NullMarked
package io.rivulet.upload.form;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
