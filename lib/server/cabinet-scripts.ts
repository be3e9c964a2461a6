/**
 * What Redis does in one atomic step each. KEYS[1] is the cabinet's hash; beside it lies one set a day of the ids that have been
 * applied (`…:seen:DAY`, UTC days since 1970). Kept out of the state: with 100 KB of it the slowest commits took a second.
 * The Redis user needs +info, for the run id: it tells an instance that was restarted (and may have lost its end) from the one
 * that wrote the state.
 */

/** Days that ids are remembered, today included: 8 whole ones. */
const prelude = `
local REMEMBER = 9
local key = KEYS[1]
local run_id = string.match(redis.call('INFO', 'server'), 'run_id:(%x+)')
local time = redis.call('TIME')
local today = math.floor(tonumber(time[1]) / 86400)
local stored = redis.call('HMGET', key, 'run', 'epoch', 'version', 'claim')
local valid = stored[1] == run_id and stored[2] and not stored[4]
local function seen_key(day) return string.format('%s:seen:%d', key, day) end
-- Lua takes only some thousands of arguments at once.
local function remember(to, ids, first)
  for from = first, #ids, 1000 do
    redis.call('SADD', to, unpack(ids, from, math.min(from + 999, #ids)))
  end
  redis.call('EXPIRE', to, REMEMBER * 86400)
end
`

/** ARGV: run, epoch and version that the caller knows, then the ids it asks for. → run id, seconds, microseconds, state, ids seen */
export const loadScript = `${prelude}
local found = {}
for from = 4, #ARGV, 1000 do
  local last = math.min(from + 999, #ARGV)
  for day = today - REMEMBER + 1, today do
    local marks = redis.call('SMISMEMBER', seen_key(day), unpack(ARGV, from, last))
    for i = 1, #marks do
      if marks[i] == 1 then found[#found + 1] = ARGV[from + i - 1] end
    end
  end
end
local state = ''
if valid then
  if stored[1] == ARGV[1] and stored[2] == ARGV[2] and stored[3] == ARGV[3] then state = 'unchanged'
  else state = redis.call('HGET', key, 'state') end
end
return { run_id, time[1], time[2], state, found }
`

/** ARGV: expected run, epoch, version; next version; state; count of fields; field, value …; ids. → 1 stored, 0 somebody else was first */
export const compareAndSetScript = `${prelude}
if not valid or stored[1] ~= ARGV[1] or stored[2] ~= ARGV[2] or stored[3] ~= ARGV[3] then return 0 end
redis.call('HSET', key, 'version', ARGV[4], 'state', ARGV[5])
local fields = tonumber(ARGV[6])
for i = 7, 6 + 2 * fields, 2 do redis.call('HSET', key, ARGV[i], ARGV[i + 1]) end
if #ARGV > 6 + 2 * fields then remember(seen_key(today), ARGV, 7 + 2 * fields) end
return 1
`

/** → run id, epoch ('-1' when nothing valid is stored) */
export const currentScript = `${prelude}
if valid then return { run_id, stored[2] } end
return { run_id, '-1' }
`

/** ARGV: nonce, seconds that a claim stands. → run id, or nothing when what is stored is valid or somebody else's claim stands */
export const claimScript = `${prelude}
if valid then return false end
local now = tonumber(time[1])
if stored[1] == run_id and stored[4] then
  local age = now - tonumber(redis.call('HGET', key, 'claimed') or 0)
  if age >= 0 and age < tonumber(ARGV[2]) then return false end
end
redis.call('DEL', key)
redis.call('HSET', key, 'run', run_id, 'claim', ARGV[1], 'claimed', now)
return run_id
`

/**
 * KEYS[2]: the set of ids that was filled beforehand. ARGV: nonce, run, epoch, version, state, then field, value …
 * The ids of before go: Redis may remember records that the restored state has not applied, and they would be skipped for ever.
 */
export const installScript = `${prelude}
if valid or stored[1] ~= run_id or run_id ~= ARGV[2] or stored[4] ~= ARGV[1] then return 0 end
for day = today - REMEMBER, today + 1 do redis.call('DEL', seen_key(day)) end
if redis.call('EXISTS', KEYS[2]) == 1 then
  redis.call('RENAME', KEYS[2], seen_key(today))
  redis.call('EXPIRE', seen_key(today), REMEMBER * 86400)
end
redis.call('DEL', key)
redis.call('HSET', key, 'run', run_id, 'epoch', ARGV[3], 'version', ARGV[4], 'state', ARGV[5])
for i = 6, #ARGV, 2 do redis.call('HSET', key, ARGV[i], ARGV[i + 1]) end
return 1
`
