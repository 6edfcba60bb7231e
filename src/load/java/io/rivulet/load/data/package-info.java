/** People and videos put into the database at once. */
@NullMarked
package io.rivulet.load.data;

import org.jspecify.annotations.NullMarked;
