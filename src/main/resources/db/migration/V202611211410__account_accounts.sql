CREATE TABLE account (
    id            bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name          text        NOT NULL CHECK (char_length(name) BETWEEN 1 AND 32),
    -- the name as it is compared: NFKC, case folded, without invisible characters
    name_key      text        COLLATE "C" NOT NULL CHECK (name_key <> ''),
    password_hash text        NOT NULL CHECK (password_hash LIKE '$argon2id$%'),
    avatar        text        CHECK (avatar <> ''),
    background    text        CHECK (background <> ''),
    signature     text        CHECK (signature <> ''),
    created_at    timestamptz NOT NULL,
    CONSTRAINT account_name_key UNIQUE (name_key)
);

-- apart from account and narrow, with room on each page, so that a count moves without touching an index
CREATE TABLE account_count (
    account_id bigint PRIMARY KEY REFERENCES account (id) ON DELETE CASCADE,
    follows    bigint NOT NULL DEFAULT 0 CHECK (follows >= 0),
    followers  bigint NOT NULL DEFAULT 0 CHECK (followers >= 0),
    favorited  bigint NOT NULL DEFAULT 0 CHECK (favorited >= 0),
    works      bigint NOT NULL DEFAULT 0 CHECK (works >= 0),
    favorites  bigint NOT NULL DEFAULT 0 CHECK (favorites >= 0),
    version    bigint NOT NULL DEFAULT 0
) WITH (fillfactor = 70);

CREATE TABLE session (
    id         uuid        PRIMARY KEY,
    account_id bigint      NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    created_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL CHECK (expires_at > created_at),
    revoked_at timestamptz
);

CREATE INDEX session_account ON session (account_id, expires_at);

CREATE TABLE signing_key (
    kid        text        PRIMARY KEY CHECK (kid <> ''),
    jwk        text        NOT NULL,
    active     boolean     NOT NULL DEFAULT true,
    created_at timestamptz NOT NULL DEFAULT now()
);

-- ten nodes that start at once still agree on one key
CREATE UNIQUE INDEX signing_key_active ON signing_key (active) WHERE active;
