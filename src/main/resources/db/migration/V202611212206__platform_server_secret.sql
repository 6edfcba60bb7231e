-- One row: what all nodes know and nobody else. PostgreSQL makes these ids of its strong random numbers.
CREATE TABLE server_secret (
    id     int   PRIMARY KEY DEFAULT 1 CHECK (id = 1),
    secret bytea NOT NULL CHECK (octet_length(secret) = 32)
);

INSERT INTO server_secret (secret)
SELECT sha256(uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()));
