-- KEYS what is counted  ARGV[1] whether this caller is known already  then five for each key:
--   w quota span_ms amount 0                      a sliding window of two spans
--   t free first_ms longest_ms forget_ms          tries in a row, with growing delays after the free ones
-- returns four numbers for each: let through, what is left (of tries: how many), milliseconds to wait, known;
-- ends behind the first that refuses, and counts nothing there
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local known = tonumber(ARGV[1])

local function window(key, quota, span, amount)
    local number = math.floor(now / span)
    local held = redis.call('HMGET', key, 'n', 'c', 'b')
    local current, before = 0, 0
    if held[1] then
        local age = number - tonumber(held[1])
        if age == 0 then current, before = tonumber(held[2]), tonumber(held[3]) end
        if age == 1 then before = tonumber(held[2]) end
    end
    local gone = (now % span) / span
    local used = current + before * (1 - gone)
    if used + amount > quota then
        local room = quota - amount
        local wait = current <= room and 1 - (room - current) / before - gone
            or 1 - gone + math.max(0, 1 - room / current)
        return 0, math.max(0, math.floor(quota - used)), math.max(1, math.ceil(wait * span)), known
    end
    redis.call('HSET', key, 'n', string.format('%d', number), 'c', current + amount, 'b', before)
    redis.call('PEXPIRE', key, 2 * span)
    return 1, math.floor(quota - used - amount), math.ceil((1 - gone) * span), known
end

local function tries(key, free, first, longest, forget)
    local held = redis.call('HMGET', key, 't', 'at', 'k', 'l')
    local count, at, last = tonumber(held[1] or '0'), tonumber(held[2] or '0'), tonumber(held[4] or '0')
    if held[3] then known = 1 end
    if now < at then return 0, count, at - now, known end
    if now > math.max(at, last) + forget then count = 0 end
    count = count + 1
    local delay = count < free and 0 or math.floor(math.min(first * 2 ^ (count - free), longest))
    redis.call('HSET', key, 't', count, 'at', string.format('%d', delay == 0 and 0 or now + delay),
        'l', string.format('%d', now))
    if redis.call('PTTL', key) < delay + forget then redis.call('PEXPIRE', key, delay + forget) end
    return 1, count, 0, known
end

local answers = {}
for i, key in ipairs(KEYS) do
    local from = 2 + (i - 1) * 5
    local a, b, c, d = tonumber(ARGV[from + 1]), tonumber(ARGV[from + 2]), tonumber(ARGV[from + 3]), tonumber(ARGV[from + 4])
    local isTries = ARGV[from] == 't'
    local through, count, wait, isKnown
    if isTries then through, count, wait, isKnown = tries(key, a, b, c, d)
    else through, count, wait, isKnown = window(key, a, b, c) end
    for _, number in ipairs({through, count, wait, isKnown}) do answers[#answers + 1] = number end
    if through == 0 and (isTries or known == 0) then break end
end
return answers
