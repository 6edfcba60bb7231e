package io.rivulet.platform.redis;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import reactor.core.publisher.Mono;

/** What a database would say of one viewer's marks. */
class MarkTruth implements MarkSource {

    static final List<String> ALL = Stream.of("v1", "v2", "v3", "v4", "v5", "v6", "v7", "v8", "a1", "a2", "a3", "a4")
            .toList();

    private final int limit;
    private final Set<String> marks = new LinkedHashSet<>();
    private long version = 7;

    MarkTruth(int limit) {
        this.limit = limit;
    }

    Set<String> held() {
        return Set.copyOf(marks);
    }

    /** A mark is set or taken away; now and then the version moves for another reason before. */
    MarkChange change(long viewer, Random random) {
        version += random.nextInt(5) == 0 ? 2 : 1;
        var mark = ALL.get(random.nextInt(ALL.size()));
        if (marks.remove(mark)) {
            return new MarkChange(viewer, version, List.of(), List.of(mark));
        }
        marks.add(mark);
        return new MarkChange(viewer, version, List.of(mark), List.of());
    }

    MarkSnapshot snapshot(Collection<String> asked) {
        var newest = Stream.of("v", "a").flatMap(this::newest).collect(Collectors.toSet());
        var whole =
                Stream.of("v", "a").filter(kind -> ofKind(kind).size() < limit).collect(Collectors.toSet());
        return new MarkSnapshot(version, newest, whole, among(asked));
    }

    @Override
    public Mono<MarkSnapshot> snapshot(long viewerId, Collection<String> asked) {
        return Mono.fromSupplier(() -> snapshot(asked));
    }

    @Override
    public Mono<Set<String>> held(long viewerId, Collection<String> asked) {
        return Mono.fromSupplier(() -> among(asked));
    }

    private Set<String> among(Collection<String> asked) {
        return asked.stream().filter(marks::contains).collect(Collectors.toSet());
    }

    private Stream<String> newest(String kind) {
        var all = ofKind(kind);
        return all.subList(Math.max(0, all.size() - limit), all.size()).stream();
    }

    private List<String> ofKind(String kind) {
        return marks.stream().filter(mark -> mark.startsWith(kind)).toList();
    }
}
