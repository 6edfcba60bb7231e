package io.rivulet.upload;

import java.util.List;

/** What part an upload has in the joining of several. */
public sealed interface Concatenation {

    /** It stands for itself. */
    record None() implements Concatenation {}

    /** It is to be joined with others. */
    record Partial() implements Concatenation {}

    /**
     * It consists of others and takes no bytes itself.
     *
     * @param tokens the partial uploads, in the order of their bytes
     */
    record Final(List<String> tokens) implements Concatenation {}
}
