-- Who saw what on which day (UTC): one row for each, so that what is told again is counted once.
CREATE TABLE video_view (
    video_id bigint NOT NULL REFERENCES video (id),
    day      date   NOT NULL,
    -- made of the account, or of the session of somebody who is not signed in, and telling neither
    viewer   uuid   NOT NULL,
    PRIMARY KEY (video_id, day, viewer)
);
