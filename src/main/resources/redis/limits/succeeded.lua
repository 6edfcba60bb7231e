-- KEYS[1] tries of one place for one name   ARGV[1] how long in ms that they succeeded is remembered
redis.call('HDEL', KEYS[1], 't', 'at', 'l')
redis.call('HSET', KEYS[1], 'k', 1)
return redis.call('PEXPIRE', KEYS[1], ARGV[1])
