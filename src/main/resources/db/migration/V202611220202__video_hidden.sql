-- A video that a moderator has hidden: its author alone sees it. It goes back to the place in the feed that it had.
ALTER TABLE video
    ADD COLUMN hidden_reason     text CHECK (hidden_reason <> ''),
    ADD COLUMN kept_published_at bigint,
    -- how often it was hidden or restored: of two pieces of news the one with the higher number is newer
    ADD COLUMN moderations       bigint NOT NULL DEFAULT 0,
    DROP CONSTRAINT video_state_check,
    ADD CONSTRAINT video_state_check CHECK (state IN ('PROCESSING', 'PUBLISHED', 'HIDDEN', 'FAILED', 'REMOVED')),
    ADD CONSTRAINT video_hidden CHECK ((state = 'HIDDEN') = (hidden_reason IS NOT NULL)),
    ADD CONSTRAINT video_kept CHECK (state = 'HIDDEN' OR kept_published_at IS NULL);
