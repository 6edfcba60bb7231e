-- An upload with all that stands beside its row, and whether anybody can come back to it.
CREATE OR REPLACE VIEW upload_row AS
SELECT id, token, object_token, account_id, state, length, received, metadata, concat, concat_sent, s3_upload_id,
       digest, sha256, last_part, fence, wanted, expires_at,
       lease_owner IS NOT NULL AS leased,
       lease_owner IS NOT NULL AND lease_until > now() AS held,
       expires_at <= now() AS expired,
       ARRAY(SELECT tail.number FROM upload_tail tail WHERE tail.upload_id = upload.id ORDER BY tail.number)
           AS tail_numbers,
       ARRAY(SELECT tail.size FROM upload_tail tail WHERE tail.upload_id = upload.id ORDER BY tail.number)
           AS tail_sizes,
       ARRAY(SELECT source.token FROM upload_source source WHERE source.upload_id = upload.id ORDER BY source.position)
           AS sources,
       lasting
  FROM upload;

-- what a dead node left of a form is found by its lease
CREATE INDEX upload_fleeting ON upload (lease_until) WHERE NOT lasting;
