-- what an account may do besides what everybody may, and since when it may do nothing at all
ALTER TABLE account
    ADD COLUMN role         text NOT NULL DEFAULT 'USER' CHECK (role IN ('USER', 'CREATOR', 'MODERATOR', 'ADMIN')),
    ADD COLUMN suspended_at timestamptz;

CREATE INDEX account_admin ON account (id) WHERE role = 'ADMIN' AND suspended_at IS NULL;
