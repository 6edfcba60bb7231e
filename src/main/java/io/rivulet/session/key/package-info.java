/** The keys that sign tokens: made in time, shared by all nodes, published, forgotten. */
@NullMarked
package io.rivulet.session.key;

import org.jspecify.annotations.NullMarked;
