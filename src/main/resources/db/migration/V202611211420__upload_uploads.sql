-- What is on its way into S3. The row is written before the first byte and goes away with the transaction that
-- claims the object, so that whatever a dead node left behind is known and can be swept.
CREATE TABLE upload (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    -- names the original and whatever is made of it before the claim
    token      text        NOT NULL UNIQUE,
    touched_at timestamptz NOT NULL DEFAULT now(),
    -- decided to be removed: nobody may claim it any more
    given_up   boolean     NOT NULL DEFAULT false
);

CREATE INDEX upload_touched_at ON upload (touched_at);
