-- a thread counts the replies that are shown, as a video its comments
UPDATE comment c
   SET reply_count = c.reply_count - hidden.replies, version = c.version + 1
  FROM (SELECT root_id, count(*) AS replies
          FROM comment
         WHERE root_id IS NOT NULL AND hidden_reason IS NOT NULL
         GROUP BY root_id) AS hidden
 WHERE c.id = hidden.root_id;
