-- KEYS: marks and state of each viewer in turn
-- ARGV[1] the most marks of a set, then for each viewer: version, how many are added, how many removed, those marks
-- without its state, which Redis may have evicted, nobody knows how old the marks are; and no filling could store any
local at = 2
for key = 1, #KEYS, 2 do
    local marks, state = KEYS[key], KEYS[key + 1]
    local version, added, removed = tonumber(ARGV[at]), tonumber(ARGV[at + 1]), tonumber(ARGV[at + 2])
    local first = at + 3
    at = first + added + removed
    if redis.call('EXISTS', state) == 0 then
        redis.call('DEL', marks)
    else
        local known = tonumber(redis.call('HGET', state, 'version') or '-1')
        if known < version then
            redis.call('HSET', state, 'version', version)
            if known ~= version - 1 or redis.call('SCARD', marks) > tonumber(ARGV[1]) then
                redis.call('DEL', marks)
            elseif redis.call('EXISTS', marks) == 1 then
                for i = first, first + added - 1 do redis.call('SADD', marks, ARGV[i]) end
                for i = first + added, at - 1 do redis.call('SREM', marks, ARGV[i]) end
            end
        end
    end
end
return 1
