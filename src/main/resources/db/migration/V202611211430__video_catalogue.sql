-- The catalogue. A video is its author's from the first moment and everybody's once it has entered the feed.
CREATE TABLE video (
    id             bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    author_id      bigint      NOT NULL REFERENCES account (id),
    title          text        NOT NULL CHECK (title <> ''),
    state          text        NOT NULL DEFAULT 'PROCESSING' CHECK (state IN ('PROCESSING', 'PUBLISHED', 'FAILED')),
    failure        text,
    -- names the objects: original/<token>, media/<token>/video.mp4, media/<token>/cover.jpg
    token          text        NOT NULL UNIQUE,
    container      text        NOT NULL,
    size_bytes     bigint      NOT NULL CHECK (size_bytes > 0),
    duration_ms    bigint,
    width          int,
    height         int,
    frame_rate     double precision,
    video_codec    text,
    audio_codec    text,
    created_at     timestamptz NOT NULL DEFAULT now(),
    -- the unique millisecond of entering the feed, null before
    published_at   bigint UNIQUE,
    CHECK ((state = 'PUBLISHED') = (published_at IS NOT NULL)),
    CHECK ((state = 'FAILED') = (failure IS NOT NULL))
);

CREATE INDEX video_author ON video (author_id, id DESC);

-- Counters live apart from the row they count for: they move all the time, and in place.
CREATE TABLE video_count (
    video_id       bigint PRIMARY KEY REFERENCES video (id),
    favorite_count bigint NOT NULL DEFAULT 0 CHECK (favorite_count >= 0),
    comment_count  bigint NOT NULL DEFAULT 0 CHECK (comment_count >= 0),
    version        bigint NOT NULL DEFAULT 0
) WITH (fillfactor = 70);

-- The time of the newest video. Whoever publishes updates this row last and keeps its lock until the commit, so that
-- times are unique and rise in the order of commits.
CREATE TABLE publish_clock (
    id   int PRIMARY KEY DEFAULT 1 CHECK (id = 1),
    last bigint NOT NULL
) WITH (fillfactor = 50);

INSERT INTO publish_clock (last) VALUES (0);
