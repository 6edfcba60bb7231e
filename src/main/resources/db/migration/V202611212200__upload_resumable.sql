-- Uploads that can be resumed: the row says what is acknowledged, which is what the store holds for certain.
ALTER TABLE upload
    -- names the objects in the store: original/<object token>, tail/<object token>/<number>; the token is for its owner
    ADD COLUMN object_token text,
    -- null only for a form whose token comes after its file
    ADD COLUMN account_id   bigint REFERENCES account (id),
    ADD COLUMN state        text        NOT NULL DEFAULT 'RECEIVING'
        CHECK (state IN ('RECEIVING', 'COMPLETING', 'STORED', 'CLAIMED', 'ABORTED', 'EXPIRED')),
    -- null while the sender does not know it
    ADD COLUMN length       bigint CHECK (length >= 0),
    ADD COLUMN received     bigint      NOT NULL DEFAULT 0 CHECK (received >= 0),
    ADD COLUMN metadata     text        NOT NULL DEFAULT '',
    ADD COLUMN concat       text        NOT NULL DEFAULT 'NONE' CHECK (concat IN ('NONE', 'PARTIAL', 'FINAL')),
    -- how the sender of a joined upload named what it is joined of
    ADD COLUMN concat_sent  text        NOT NULL DEFAULT '',
    -- false for a form's file, which nobody can come back to: its row goes with it
    ADD COLUMN lasting      boolean     NOT NULL DEFAULT true,
    ADD COLUMN s3_upload_id text,
    -- the state of the running SHA-256 of the bytes that are acknowledged, and its end
    ADD COLUMN digest       bytea,
    ADD COLUMN sha256       bytea,
    -- the highest part number that S3 may have seen, so that a late write of a dead node cannot hit a later part
    ADD COLUMN last_part    int         NOT NULL DEFAULT 0,
    ADD COLUMN lease_owner  text,
    ADD COLUMN lease_until  timestamptz,
    ADD COLUMN fence        bigint      NOT NULL DEFAULT 0,
    -- another node asks its holder to let go
    ADD COLUMN wanted       boolean     NOT NULL DEFAULT false,
    ADD COLUMN created_at   timestamptz NOT NULL DEFAULT now(),
    ADD COLUMN expires_at   timestamptz NOT NULL DEFAULT now() + interval '7 days',
    ADD COLUMN ended_at     timestamptz,
    -- nothing of it is left in the store
    ADD COLUMN cleared      boolean     NOT NULL DEFAULT false,
    ADD CHECK (received <= length),
    ADD CHECK (sha256 IS NULL OR length(sha256) = 32);

-- what is under way while the server is renewed cannot be resumed: it is given up and swept
UPDATE upload SET object_token = token, state = 'ABORTED', lasting = false, ended_at = now();

ALTER TABLE upload
    ALTER COLUMN object_token SET NOT NULL,
    DROP COLUMN touched_at,
    DROP COLUMN given_up;

CREATE INDEX upload_unfinished ON upload (account_id) WHERE state IN ('RECEIVING', 'COMPLETING');
CREATE INDEX upload_object ON upload (object_token);
CREATE INDEX upload_expires ON upload (expires_at) WHERE state IN ('RECEIVING', 'STORED', 'CLAIMED');
CREATE INDEX upload_ended ON upload (ended_at) WHERE state IN ('ABORTED', 'EXPIRED');

-- Parts of the open multipart upload in the order of their bytes; together with the tails behind them they are what is
-- acknowledged. Numbers rise, and one that a lost write may have used is passed over.
CREATE TABLE upload_part (
    upload_id bigint NOT NULL REFERENCES upload (id) ON DELETE CASCADE,
    number    int    NOT NULL,
    etag      text   NOT NULL,
    size      bigint NOT NULL CHECK (size >= 0),
    PRIMARY KEY (upload_id, number)
);

-- What is too little for a part of its own, each an object under a name that is never used again.
CREATE TABLE upload_tail (
    upload_id bigint NOT NULL REFERENCES upload (id) ON DELETE CASCADE,
    number    bigint NOT NULL,
    size      bigint NOT NULL CHECK (size > 0),
    PRIMARY KEY (upload_id, number)
);

-- What an upload is joined of, in the order of its bytes.
CREATE TABLE upload_source (
    upload_id bigint NOT NULL REFERENCES upload (id) ON DELETE CASCADE,
    position  int    NOT NULL,
    token     text   NOT NULL,
    PRIMARY KEY (upload_id, position)
);

-- An upload with all that stands beside its row.
CREATE VIEW upload_row AS
SELECT id, token, object_token, account_id, state, length, received, metadata, concat, concat_sent, s3_upload_id,
       digest, sha256, last_part, fence, wanted, expires_at,
       lease_owner IS NOT NULL AS leased,
       lease_owner IS NOT NULL AND lease_until > now() AS held,
       expires_at <= now() AS expired,
       ARRAY(SELECT tail.number FROM upload_tail tail WHERE tail.upload_id = upload.id ORDER BY tail.number)
           AS tail_numbers,
       ARRAY(SELECT tail.size FROM upload_tail tail WHERE tail.upload_id = upload.id ORDER BY tail.number)
           AS tail_sizes,
       ARRAY(SELECT source.token FROM upload_source source WHERE source.upload_id = upload.id ORDER BY source.position)
           AS sources
  FROM upload;
