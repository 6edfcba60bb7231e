ALTER TABLE session
    ADD COLUMN user_agent       text CHECK (char_length(user_agent) BETWEEN 1 AND 120),
    ADD COLUMN last_used_at     timestamptz,
    -- the number of the refresh token that is good now, and its SHA-256; tokens of /douyin have none
    ADD COLUMN refresh_sequence integer       NOT NULL DEFAULT 0 CHECK (refresh_sequence >= 0),
    ADD COLUMN refresh_hash     bytea         CHECK (octet_length(refresh_hash) = 32),
    -- when the numbers before it were exchanged, the newest first
    ADD COLUMN exchanged_at     timestamptz[] NOT NULL DEFAULT '{}';
