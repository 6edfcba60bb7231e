package io.rivulet.engagement.like;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Likes and unlikes of a few people at random, and what must be left when each person's were kept in order. */
class LikeStorm {

    private final List<Long> people;
    private final List<Long> films;
    private final Random random;
    private final Map<Like, Boolean> last = new LinkedHashMap<>();

    LikeStorm(List<Long> people, List<Long> films, long seed) {
        this.people = people;
        this.films = films;
        this.random = new Random(seed);
    }

    List<LikeCommand> commands(int many) {
        var commands = new ArrayList<LikeCommand>();
        for (int i = 0; i < many; i++) {
            var like = new Like(anyOf(people), anyOf(films));
            var command = new LikeCommand(like, random.nextBoolean());
            last.put(like, command.wanted());
            commands.add(command);
        }
        return commands;
    }

    List<Like> expected() {
        return last.keySet().stream().filter(last::get).toList();
    }

    private long anyOf(List<Long> ids) {
        return ids.get(random.nextInt(ids.size()));
    }
}
