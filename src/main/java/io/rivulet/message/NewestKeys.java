package io.rivulet.message;

/** Keys of the newest times; those of a slot lie together in a cluster, so that one script may touch them all. */
final class NewestKeys {

    static final int SLOTS = 16;

    private NewestKeys() {}

    static int slot(Direction direction) {
        return Math.floorMod(direction.senderId() + direction.recipientId(), SLOTS);
    }

    static String time(Direction direction) {
        return key(direction, "newest");
    }

    static String fill(Direction direction) {
        return key(direction, "fill");
    }

    private static String key(Direction direction, String what) {
        return "message:{" + slot(direction) + "}:" + what + ":" + direction.senderId() + ":" + direction.recipientId();
    }
}
