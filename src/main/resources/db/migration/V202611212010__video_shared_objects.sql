-- several videos may show the same objects
ALTER TABLE video DROP CONSTRAINT video_token_key;

CREATE INDEX video_token ON video (token);
