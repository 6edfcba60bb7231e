/** What every benchmark needs around it: a folder, the server, programs, clips and a table. */
@NullMarked
package io.rivulet.load.stage;

import org.jspecify.annotations.NullMarked;
