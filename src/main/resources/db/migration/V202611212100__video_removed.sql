-- a video that its author has removed: nobody sees it, and its row stays for as long as likes and comments refer to it
ALTER TABLE video
    DROP CONSTRAINT video_state_check,
    ADD CONSTRAINT video_state_check CHECK (state IN ('PROCESSING', 'PUBLISHED', 'FAILED', 'REMOVED'));
