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
     * @param sent how its sender named them, given back as it was sent
     */
    record Final(List<String> tokens, String sent) implements Concatenation {}
}
