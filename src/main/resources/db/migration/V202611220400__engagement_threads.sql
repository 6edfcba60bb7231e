-- Replies belong to the comment that began their thread, whichever comment of it they answer. A row is small and its
-- counts move seldom, so they stand in it.
ALTER TABLE comment
    -- the comment that began the thread; null for those that begin one
    ADD COLUMN root_id     bigint REFERENCES comment (id),
    -- the comment that was answered, which may be gone
    ADD COLUMN reply_to    bigint,
    ADD COLUMN reply_count int    NOT NULL DEFAULT 0 CHECK (reply_count >= 0),
    ADD COLUMN like_count  int    NOT NULL DEFAULT 0 CHECK (like_count >= 0),
    ADD COLUMN version     bigint NOT NULL DEFAULT 0,
    ADD CONSTRAINT comment_reply CHECK ((root_id IS NULL) = (reply_to IS NULL));

CREATE INDEX comment_thread ON comment (root_id, id DESC) WHERE root_id IS NOT NULL;
CREATE INDEX comment_roots ON comment (video_id, id DESC) WHERE root_id IS NULL;

-- who likes which comment
CREATE TABLE comment_like (
    comment_id bigint      NOT NULL REFERENCES comment (id) ON DELETE CASCADE,
    account_id bigint      NOT NULL REFERENCES account (id),
    created_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (comment_id, account_id)
);
