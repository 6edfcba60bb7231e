-- What was done to videos, comments and accounts by those who may, written with it. Rows are added, and stay as they are.
CREATE TABLE audit_entry (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    -- null: the operator, by a command beside the server
    actor_id   bigint      REFERENCES account (id),
    act        text        NOT NULL CHECK (act <> ''),
    object_id  bigint      NOT NULL,
    reason     text        NOT NULL,
    before     text        NOT NULL,
    after      text        NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now()
);

CREATE FUNCTION refuse_change_of_audit() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'audit_entry takes new rows only, not %', TG_OP USING ERRCODE = 'insufficient_privilege';
END
$$;

CREATE TRIGGER audit_entry_stays
    BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_entry
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_audit();
