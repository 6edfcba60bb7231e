package io.rivulet.relation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Follows and unfollows among a few people at random, and what must be left when each pair's were kept in order. */
class FollowStorm {

    private final List<Long> people;
    private final Random random;
    private final Map<Follow, Boolean> last = new LinkedHashMap<>();

    FollowStorm(List<Long> people, long seed) {
        this.people = people;
        this.random = new Random(seed);
    }

    List<FollowCommand> commands(int many) {
        var commands = new ArrayList<FollowCommand>();
        for (int i = 0; i < many; i++) {
            var command = next();
            last.put(command.follow(), command.wanted());
            commands.add(command);
        }
        return commands;
    }

    List<Follow> expected() {
        return last.keySet().stream().filter(last::get).toList();
    }

    private FollowCommand next() {
        int follower = random.nextInt(people.size());
        int followed = (follower + 1 + random.nextInt(people.size() - 1)) % people.size();
        return new FollowCommand(new Follow(people.get(follower), people.get(followed)), random.nextBoolean());
    }
}
