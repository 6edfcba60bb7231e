-- What is stored whole, whose it is, and how many rows refer to it: an upload, and the videos that show it. Nothing refers
-- to it any more once that is none, and a job removes it.
CREATE TABLE stored_object (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    -- names the original and whatever is made of it
    token      text        NOT NULL UNIQUE,
    account_id bigint      NOT NULL REFERENCES account (id),
    size       bigint      NOT NULL CHECK (size >= 0),
    -- null for what was stored before checksums were kept
    sha256     bytea       CHECK (octet_length(sha256) = 32),
    refs       int         NOT NULL CHECK (refs >= 0),
    created_at timestamptz NOT NULL DEFAULT now()
);

CREATE INDEX stored_object_content ON stored_object (account_id, size, sha256) INCLUDE (refs);

INSERT INTO stored_object (token, account_id, size, refs)
SELECT token, min(author_id), max(size_bytes), count(*) FROM video GROUP BY token;
