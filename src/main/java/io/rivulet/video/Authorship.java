package io.rivulet.video;

/**
 * Whose a video is, which is all that one needs to know before writing about it.
 *
 * @param published whether others than the author may see it
 */
public record Authorship(long videoId, long authorId, boolean published) {

    public boolean isVisibleTo(long accountId) {
        return published || authorId == accountId;
    }
}
