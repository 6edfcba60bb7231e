-- Counts move all the time, and PostgreSQL keeps a row in its place (HOT) only while nothing changes of it that an index
-- knows. So what lists are ordered by stands apart and follows. A count that moves marks its row, and only that first
-- move writes index entries; the mark goes when the ranks are right and the count has rested.
CREATE TABLE video_rank (
    video_id  bigint NOT NULL,
    -- which version of the counts these are
    version   bigint NOT NULL DEFAULT 0,
    favorites bigint NOT NULL DEFAULT 0,
    comments  bigint NOT NULL DEFAULT 0,
    collects  bigint NOT NULL DEFAULT 0,
    views     bigint NOT NULL DEFAULT 0,
    -- a time in milliseconds, as is the heat: 12.5 hours later for each tenfold of what people gave the video
    born      bigint NOT NULL DEFAULT (extract(epoch FROM clock_timestamp()) * 1000)::bigint,
    heat      bigint NOT NULL GENERATED ALWAYS AS (
        born + round(45000000 * log(greatest(1,
            (1 + favorites + 2 * comments + 3 * collects)::double precision + views::double precision / 10)))::bigint) STORED
);

INSERT INTO video_rank (video_id, version, favorites, comments, collects, views, born)
SELECT video_id, version, favorite_count, comment_count, collect_count, view_count, born
  FROM video_count;

-- indexes of a table that is full already; what is ranked is what is counted, and goes with it
ALTER TABLE video_rank
    ADD PRIMARY KEY (video_id),
    ADD FOREIGN KEY (video_id) REFERENCES video_count (video_id) ON DELETE CASCADE;
CREATE INDEX video_rank_favorites ON video_rank (favorites, video_id);
CREATE INDEX video_rank_views ON video_rank (views, video_id);
CREATE INDEX video_rank_heat ON video_rank (heat, video_id);

DROP INDEX video_count_favorites, video_count_views;
ALTER TABLE video_count
    DROP COLUMN heat,
    DROP COLUMN born,
    ADD COLUMN stale boolean NOT NULL DEFAULT false;
-- what is counted from now on has no rank before somebody gives it one
ALTER TABLE video_count
    ALTER COLUMN stale SET DEFAULT true;
CREATE INDEX video_count_stale ON video_count (video_id) WHERE stale;
