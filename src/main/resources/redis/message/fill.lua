-- KEYS[1] newest time of a direction   KEYS[2] token of a fill
-- ARGV[1] the token this fill took before it asked PostgreSQL   ARGV[2] what it found   ARGV[3] lifetime in ms
-- stores the time only if nothing was committed, flushed or filled meanwhile; returns 1 when stored
if redis.call('GET', KEYS[2]) ~= ARGV[1] then return 0 end
redis.call('SET', KEYS[1], ARGV[2], 'PX', ARGV[3])
redis.call('DEL', KEYS[2])
return 1
