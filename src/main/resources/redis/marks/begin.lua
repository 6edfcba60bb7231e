-- KEYS[1] state   ARGV[1] a new epoch  ARGV[2] ttl of the state in seconds
-- returns the epoch that a filling which begins now belongs to
redis.call('HSETNX', KEYS[1], 'epoch', ARGV[1])
redis.call('EXPIRE', KEYS[1], ARGV[2])
return redis.call('HGET', KEYS[1], 'epoch')
