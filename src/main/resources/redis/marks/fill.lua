-- KEYS[1] marks  KEYS[2] state   ARGV[1] epoch  ARGV[2] version  ARGV[3] ttl of the marks in seconds  ARGV[4..] marks
-- stores the marks unless their epoch is over or something newer is known; returns 1 when stored
if redis.call('HGET', KEYS[2], 'epoch') ~= ARGV[1] then return 0 end
local known = redis.call('HGET', KEYS[2], 'version')
if known and tonumber(known) > tonumber(ARGV[2]) then return 0 end
redis.call('DEL', KEYS[1])
for from = 4, #ARGV, 1000 do
    redis.call('SADD', KEYS[1], unpack(ARGV, from, math.min(from + 999, #ARGV)))
end
redis.call('EXPIRE', KEYS[1], ARGV[3])
redis.call('HSET', KEYS[2], 'version', ARGV[2])
return 1
