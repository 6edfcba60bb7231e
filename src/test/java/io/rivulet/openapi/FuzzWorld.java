package io.rivulet.openapi;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** What one of those who send knows to be there: ids and the like, by the room that they are in, most of it made by it. */
final class FuzzWorld {

    private static final int REMEMBERED = 64;

    private final Random random;
    private final Map<String, List<String>> rooms = new HashMap<>();

    FuzzWorld(Random random) {
        this.random = random;
    }

    void add(String room, String thing) {
        var things = rooms.computeIfAbsent(room, none -> new ArrayList<>());
        if (things.size() == REMEMBERED) {
            things.removeFirst();
        }
        things.add(thing);
    }

    Optional<String> any(String room) {
        var things = things(room);
        return things.isEmpty() ? Optional.empty() : Optional.of(things.get(random.nextInt(things.size())));
    }

    /** For a request that ends it. */
    Optional<String> taken(String room) {
        var things = things(room);
        return things.isEmpty() ? Optional.empty() : Optional.of(things.remove(random.nextInt(things.size())));
    }

    private List<String> things(String room) {
        return rooms.computeIfAbsent(room, none -> new ArrayList<>());
    }
}
