package io.rivulet.platform.redis;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What Redis knew of the marks that were asked for.
 *
 * @param state whether it knew anything
 * @param held those that the viewer has
 * @param unknown those that it cannot tell
 */
record Recollection(State state, Set<String> held, Set<String> unknown) {

    static final Recollection NOTHING = new Recollection(State.ABSENT, Set.of(), Set.of());
    static final Recollection AWAY = new Recollection(State.AWAY, Set.of(), Set.of());

    private static final String EXISTS = "=";
    private static final String WHOLE = "*";

    enum State {
        PRESENT,
        ABSENT,
        AWAY
    }

    /** The members of the set to ask for, besides the marks: whether it exists, and which kinds are whole. */
    static List<String> questions(Collection<String> asked) {
        return Stream.concat(Stream.of(EXISTS), asked.stream().flatMap(mark -> Stream.of(mark, whole(kind(mark)))))
                .distinct()
                .toList();
    }

    /** The members of the set that remembers a snapshot. */
    static Stream<String> members(MarkSnapshot snapshot) {
        return Stream.of(
                        Stream.of(EXISTS),
                        snapshot.whole().stream().map(Recollection::whole),
                        snapshot.newest().stream())
                .flatMap(members -> members);
    }

    static Recollection of(Collection<String> asked, Map<Object, Boolean> answers) {
        if (!isMember(answers, EXISTS)) {
            return NOTHING;
        }
        var byHeld =
                asked.stream().collect(Collectors.partitioningBy(mark -> isMember(answers, mark), Collectors.toSet()));
        var unknown = new HashSet<>(byHeld.getOrDefault(false, Set.of()));
        unknown.removeIf(mark -> isMember(answers, whole(kind(mark))));
        return new Recollection(State.PRESENT, byHeld.getOrDefault(true, Set.of()), unknown);
    }

    private static boolean isMember(Map<Object, Boolean> answers, String member) {
        return answers.getOrDefault(member, false);
    }

    private static String kind(String mark) {
        return mark.substring(0, 1);
    }

    private static String whole(String kind) {
        return kind + WHOLE;
    }
}
