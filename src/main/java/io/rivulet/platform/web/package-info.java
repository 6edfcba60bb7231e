/** Errors as answers, public addresses and request bodies, the same for every face. */
@NullMarked
package io.rivulet.platform.web;

import org.jspecify.annotations.NullMarked;
