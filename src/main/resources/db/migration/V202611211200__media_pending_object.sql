-- objects whose addresses were given out before they exist; failure says why one never will
CREATE TABLE pending_object (
    key        text        PRIMARY KEY,
    failure    text,
    created_at timestamptz NOT NULL DEFAULT now()
);
