package io.rivulet.video;

import io.r2dbc.spi.Readable;

/** Rows of the catalogue with their counts, as the statements of this feature read them. */
public final class VideoRows {

    private VideoRows() {}

    @SuppressWarnings("NullAway") // all columns but published_at are NOT NULL
    public static Video toVideo(Readable row) {
        return new Video(
                row.get("id", Long.class),
                row.get("author_id", Long.class),
                row.get("title", String.class),
                VideoState.valueOf(row.get("state", String.class)),
                Visibility.valueOf(row.get("visibility", String.class)),
                row.get("token", String.class),
                row.get("published_at", Long.class),
                toCounts(row));
    }

    @SuppressWarnings("NullAway") // the columns are NOT NULL
    static VideoCounts toCounts(Readable row) {
        return new VideoCounts(
                row.get("favorite_count", Long.class),
                row.get("comment_count", Long.class),
                row.get("collect_count", Long.class),
                row.get("view_count", Long.class),
                row.get("version", Long.class));
    }
}
