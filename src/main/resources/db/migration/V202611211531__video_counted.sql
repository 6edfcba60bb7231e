-- what other packages may read of videos in their own statements: this package's public type, in SQL
CREATE VIEW video_counted AS
SELECT v.id AS video_id, v.author_id, v.state = 'PUBLISHED' AS published, c.favorite_count, c.comment_count
  FROM video v
  JOIN video_count c ON c.video_id = v.id;
