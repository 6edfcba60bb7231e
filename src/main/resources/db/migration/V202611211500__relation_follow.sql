-- Who follows whom: one row for each, so that a count of rows is the truth about the counters in account_count. An account
-- cannot go away while rows name it: whoever removes it must unfollow first, which moves the others' counters.
CREATE TABLE follow (
    follower_id bigint      NOT NULL REFERENCES account (id),
    followed_id bigint      NOT NULL REFERENCES account (id),
    -- rises with time: the order of lists and the place in them
    seq         bigint      GENERATED ALWAYS AS IDENTITY,
    created_at  timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (follower_id, followed_id),
    CONSTRAINT follow_somebody_else CHECK (follower_id <> followed_id)
);

-- each list is read from its index alone, backwards
CREATE UNIQUE INDEX follow_followed ON follow (follower_id, seq) INCLUDE (followed_id);
CREATE UNIQUE INDEX follow_followers ON follow (followed_id, seq) INCLUDE (follower_id);

-- whom an account follows, as other packages may read it
CREATE VIEW followed_account (account_id, followed_id, seq) AS
SELECT follower_id, followed_id, seq FROM follow;
