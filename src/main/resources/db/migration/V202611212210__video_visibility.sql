-- Whom a video is for. Those that are for everybody enter the feed, which gives them their time; the others have none.
ALTER TABLE video
    ADD COLUMN visibility  text   NOT NULL DEFAULT 'PUBLIC' CHECK (visibility IN ('PUBLIC', 'UNLISTED', 'PRIVATE')),
    ADD COLUMN description text   NOT NULL DEFAULT '',
    ADD COLUMN tags        text[] NOT NULL DEFAULT '{}',
    DROP CONSTRAINT video_check,
    ADD CONSTRAINT video_published_at CHECK (
        (state = 'PUBLISHED' AND visibility = 'PUBLIC') = (published_at IS NOT NULL));

-- videos that were removed before their rows could be: the job makes up for it
INSERT INTO job (kind, subject)
SELECT 'video.erasure', id FROM video WHERE state = 'REMOVED'
ON CONFLICT DO NOTHING;
