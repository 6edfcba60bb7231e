package io.rivulet.video;

/**
 * Whose a video is, which is all that one needs to know before writing about it.
 *
 * @param reach who else sees it
 */
public record Authorship(long videoId, long authorId, Reach reach) {

    public boolean isVisibleTo(long accountId) {
        return reach != Reach.NOBODY || authorId == accountId;
    }
}
