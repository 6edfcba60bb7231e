-- What was answered to requests that said by which key they are known again, written with what they did.
CREATE TABLE idempotency_key (
    account_id  bigint      NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    route       text        NOT NULL,
    key         text        NOT NULL CHECK (char_length(key) BETWEEN 1 AND 255),
    body_sha256 bytea       NOT NULL CHECK (octet_length(body_sha256) = 32),
    status      int         NOT NULL,
    location    text        NOT NULL,
    answer      text        NOT NULL,
    created_at  timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (account_id, route, key)
);

CREATE INDEX idempotency_key_created_at ON idempotency_key (created_at);
