-- KEYS: for each direction of a conversation, its newest time and the token of a fill
-- ARGV[1] lifetime of a newest time in ms   ARGV[2..] the time of a message that was committed, for each direction
-- raises the times that are known; where none is, a fill that began before the commit must not store an older one
for i = 1, #KEYS / 2 do
  local newest = redis.call('GET', KEYS[2 * i - 1])
  if newest and tonumber(newest) < tonumber(ARGV[i + 1]) then
    redis.call('SET', KEYS[2 * i - 1], ARGV[i + 1], 'PX', ARGV[1])
  end
  redis.call('DEL', KEYS[2 * i])
end
return #KEYS / 2
