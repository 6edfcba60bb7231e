-- one row for each two people who ever wrote to each other; its lock gives their messages an order
CREATE TABLE conversation (
    id        bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    low_id    bigint NOT NULL REFERENCES account (id),
    high_id   bigint NOT NULL REFERENCES account (id),
    last_seq  bigint NOT NULL DEFAULT 0 CHECK (last_seq >= 0),
    -- epoch milliseconds of the newest message
    last_time bigint NOT NULL DEFAULT 0 CHECK (last_time >= 0),
    CONSTRAINT conversation_between_two CHECK (low_id < high_id),
    CONSTRAINT conversation_pair UNIQUE (low_id, high_id)
) WITH (fillfactor = 70);

-- the sender is one of the two by construction: nobody else can be written down
CREATE TABLE message (
    id              bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    conversation_id bigint  NOT NULL REFERENCES conversation (id),
    seq             bigint  NOT NULL CHECK (seq > 0),
    from_low        boolean NOT NULL,
    -- epoch milliseconds, rising with seq
    sent_at         bigint  NOT NULL CHECK (sent_at > 0),
    client_id       text    CHECK (char_length(client_id) BETWEEN 1 AND 64),
    content         text    NOT NULL CHECK (char_length(content) BETWEEN 1 AND 2000),
    CONSTRAINT message_order UNIQUE (conversation_id, seq),
    -- what a poll looks for: those of one sender after a time
    CONSTRAINT message_time UNIQUE (conversation_id, from_low, sent_at)
);

CREATE UNIQUE INDEX message_client_id ON message (conversation_id, from_low, client_id) WHERE client_id IS NOT NULL;
