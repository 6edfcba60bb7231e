/** Running FFmpeg as a child process: what it may open, how much it may take, and what it is asked to make. */
@NullMarked
package io.rivulet.media.ffmpeg;

import org.jspecify.annotations.NullMarked;
