-- Lists in other orders than the newest first, each read from the beginning of an index.
-- The heat of a video is a time in milliseconds: that of its upload, plus 12.5 hours for each tenfold of what people gave
-- it. (A count below zero, which is refused by its own constraint, has no logarithm.) So what is new overtakes what is old while nothing has to be written again as time goes by.
ALTER TABLE video_count
    ADD COLUMN born bigint NOT NULL DEFAULT (extract(epoch FROM clock_timestamp()) * 1000)::bigint;

UPDATE video_count
   SET born = coalesce(v.published_at, (extract(epoch FROM v.created_at) * 1000)::bigint)
  FROM video v
 WHERE v.id = video_id;

ALTER TABLE video_count
    ADD COLUMN heat bigint NOT NULL GENERATED ALWAYS AS (
        born + round(45000000 * log(greatest(1,
            (1 + favorite_count + 2 * comment_count + 3 * collect_count)::double precision
                + view_count::double precision / 10)))::bigint) STORED;

CREATE INDEX video_count_favorites ON video_count (favorite_count, video_id);
CREATE INDEX video_count_views ON video_count (view_count, video_id);
CREATE INDEX video_count_heat ON video_count (heat, video_id);
CREATE INDEX video_duration ON video (coalesce(duration_ms, 0), id) WHERE published_at IS NOT NULL;
CREATE INDEX video_tags ON video USING gin (tags) WHERE published_at IS NOT NULL;
