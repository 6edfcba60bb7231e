package io.rivulet.platform.redis;

import java.util.Collection;

/** How marks are written: a letter for the kind, and the id of what is marked. */
public final class Marks {

    private Marks() {}

    public static String of(char kind, long id) {
        return kind + Long.toString(id);
    }

    /** The ids of the marks of one kind. */
    public static Long[] ids(Collection<String> marks, char kind) {
        return marks.stream()
                .filter(mark -> mark.charAt(0) == kind)
                .map(mark -> Long.valueOf(mark.substring(1)))
                .toArray(Long[]::new);
    }
}
