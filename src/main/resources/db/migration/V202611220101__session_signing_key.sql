-- keys follow each other: one signs until the next one does, which is known before
ALTER TABLE signing_key
    ADD COLUMN generation bigint,
    ADD COLUMN signs_from timestamptz;

UPDATE signing_key
   SET generation = numbered.generation,
       signs_from = created_at
  FROM (SELECT kid AS numbered_kid, row_number() OVER (ORDER BY active, created_at, kid) AS generation
          FROM signing_key) AS numbered
 WHERE kid = numbered_kid;

ALTER TABLE signing_key
    ALTER COLUMN generation SET NOT NULL,
    ALTER COLUMN signs_from SET NOT NULL,
    -- ten nodes that make the next key at once still agree on one
    ADD CONSTRAINT signing_key_generation UNIQUE (generation),
    DROP COLUMN active;
