-- Who likes what: one row for each, there or not there.
CREATE TABLE favorite (
    account_id bigint NOT NULL REFERENCES account (id),
    video_id   bigint NOT NULL REFERENCES video (id),
    -- the order in which likes were given
    seq        bigint GENERATED ALWAYS AS IDENTITY,
    created_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (account_id, video_id)
);

CREATE INDEX favorite_newest ON favorite (account_id, seq DESC);
CREATE INDEX favorite_video ON favorite (video_id);

-- what other packages may read of likes in their own statements
CREATE VIEW liked_video AS
SELECT account_id, video_id, seq FROM favorite;
