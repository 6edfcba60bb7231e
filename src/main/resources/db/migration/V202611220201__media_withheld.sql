-- Objects that are there and are handed out to nobody: for as long as somebody holds them back.
CREATE TABLE withheld_media (
    token  text   NOT NULL CHECK (token <> ''),
    -- on whose behalf: several videos may show the same objects
    holder bigint NOT NULL,
    PRIMARY KEY (token, holder)
);
