package io.rivulet.upload;

/** Takes files that are read out of something else, such as a form. */
public interface IncomingFiles {

    /** Nothing is stored before its first byte. */
    IncomingFile open();
}
