package io.rivulet.card;

import io.rivulet.platform.web.JsonBytes;
import io.rivulet.video.VideoCounts;

/** A video as a viewer sees it. */
public record VideoCard(long id, Fragment object, VideoCounts counts, PersonCard author, boolean favorite) {

    public void writeTo(JsonBytes out, byte[] base) {
        object.writeTo(out, (slot, to) -> fill(slot, to, base));
    }

    private void fill(Slot slot, JsonBytes out, byte[] base) {
        switch (slot) {
            case BASE -> out.raw(base);
            case AUTHOR -> author.writeTo(out, base);
            case VIDEO_FAVORITES -> out.number(counts.favorites());
            case VIDEO_COMMENTS -> out.number(counts.comments());
            case IS_FAVORITE -> out.bool(favorite);
            default -> throw new IllegalArgumentException(slot + " is nothing of a video");
        }
    }
}
