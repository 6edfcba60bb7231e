-- a comment that a moderator has hidden: in no list and not counted, and as before when it is restored
ALTER TABLE comment
    ADD COLUMN hidden_reason text CHECK (hidden_reason <> '');
