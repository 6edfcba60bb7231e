-- published means shown to everybody, which what is unlisted or private never is
CREATE OR REPLACE VIEW video_counted AS
SELECT v.id AS video_id, v.author_id, v.published_at IS NOT NULL AS published, c.favorite_count, c.comment_count
  FROM video v
  JOIN video_count c ON c.video_id = v.id;
