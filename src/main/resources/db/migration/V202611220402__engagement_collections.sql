-- Videos that people keep, under names. Everybody has a default one from the moment when they ask for it.
CREATE TABLE collection (
    id          bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    account_id  bigint      NOT NULL REFERENCES account (id),
    name        text        NOT NULL CHECK (name <> ''),
    standard    boolean     NOT NULL DEFAULT false,
    visibility  text        NOT NULL CHECK (visibility IN ('PUBLIC', 'PRIVATE')),
    video_count int         NOT NULL DEFAULT 0 CHECK (video_count >= 0),
    created_at  timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT collection_name UNIQUE (account_id, name)
);

CREATE UNIQUE INDEX collection_standard ON collection (account_id) WHERE standard;
CREATE INDEX collection_newest ON collection (account_id, id DESC);

CREATE TABLE collected (
    collection_id bigint      NOT NULL REFERENCES collection (id),
    video_id      bigint      NOT NULL REFERENCES video (id),
    -- the order in which videos came into collections
    seq           bigint      GENERATED ALWAYS AS IDENTITY,
    created_at    timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (collection_id, video_id)
);

CREATE INDEX collected_newest ON collected (collection_id, seq DESC);
CREATE INDEX collected_video ON collected (video_id);
