-- Durable background work. A node that runs a job holds a lease on it and renews it; the fence rises with every lease,
-- so that a node which lost its lease can neither finish nor fail the job of its successor.
CREATE TABLE job (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    kind        text        NOT NULL,
    subject     bigint      NOT NULL,
    run_at      timestamptz NOT NULL DEFAULT now(),
    lease_until timestamptz,
    fence       bigint      NOT NULL DEFAULT 0,
    attempts    int         NOT NULL DEFAULT 0,
    failed      boolean     NOT NULL DEFAULT false,
    reason      text,
    created_at  timestamptz NOT NULL DEFAULT now(),
    UNIQUE (kind, subject)
);

CREATE INDEX job_due ON job (kind, run_at) WHERE NOT failed;
