/** Requests as prepared bytes, sent in a closed loop or at a rate. */
@NullMarked
package io.rivulet.load.http;

import org.jspecify.annotations.NullMarked;
