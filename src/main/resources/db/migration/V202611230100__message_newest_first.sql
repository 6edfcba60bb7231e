-- Each of the two lists their conversations by one of these, those with the newest messages first. A message so moves
-- entries of two indexes besides its conversation's row, which is less than a row of its own for either of the two would cost.
CREATE INDEX conversation_newest_of_low ON conversation (low_id, last_time, id) WHERE last_seq > 0;
CREATE INDEX conversation_newest_of_high ON conversation (high_id, last_time, id) WHERE last_seq > 0;
