-- Pictures that people have sent for their profiles: a row is there before the object and goes after it.
CREATE TABLE account_picture (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    account_id bigint      NOT NULL REFERENCES account (id),
    -- of the object in the store; the profile has the path, which is the same behind a slash
    key        text        NOT NULL UNIQUE CHECK (key <> ''),
    created_at timestamptz NOT NULL DEFAULT now()
);

CREATE INDEX account_picture_account ON account_picture (account_id);
