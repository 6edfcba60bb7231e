CREATE TABLE comment (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    video_id   bigint      NOT NULL REFERENCES video (id),
    author_id  bigint      NOT NULL REFERENCES account (id),
    content    text        NOT NULL CHECK (content <> ''),
    created_at timestamptz NOT NULL DEFAULT now()
);

CREATE INDEX comment_newest ON comment (video_id, id DESC);
CREATE INDEX comment_author ON comment (author_id);
