/** Tokens: what they say of a session, how they are signed, and how they are told from forgeries. */
@NullMarked
package io.rivulet.session.token;

import org.jspecify.annotations.NullMarked;
