ALTER TABLE video_count
    ADD COLUMN collect_count bigint NOT NULL DEFAULT 0 CHECK (collect_count >= 0),
    ADD COLUMN view_count    bigint NOT NULL DEFAULT 0 CHECK (view_count >= 0);

CREATE OR REPLACE VIEW video_counted AS
SELECT v.id AS video_id, v.author_id, v.published_at IS NOT NULL AS published, c.favorite_count, c.comment_count,
       c.collect_count, c.view_count
  FROM video v
  JOIN video_count c ON c.video_id = v.id;
