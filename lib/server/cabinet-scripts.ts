/**
 * What Redis does in one atomic step each. KEYS[1] is the cabinet's hash: `state` is the whole of version `base`, and the list
 * `…:changes` holds what led from there to `version`, one entry each (docs/decisions/0011). Beside them lies one set a day of the ids that have been
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
local stored = redis.call('HMGET', key, 'run', 'epoch', 'version', 'claim', 'base')
local changes = key .. ':changes'
local valid = stored[1] == run_id and stored[2] and not stored[4]
-- A state without all that led from it to its version is none.
valid = valid and redis.call('LLEN', changes) == tonumber(stored[3]) - tonumber(stored[5] or stored[3])
local function seen_key(day) return string.format('%s:seen:%d', key, day) end
-- Lua takes only some thousands of arguments at once.
local function remember(to, ids, first)
  for from = first, #ids, 1000 do
    redis.call('SADD', to, unpack(ids, from, math.min(from + 999, #ids)))
  end
  redis.call('EXPIRE', to, REMEMBER * 86400)
end
`

/**
 * ARGV: run, epoch and version that the caller knows, then the ids it asks for.
 * → run id, seconds, microseconds, valid, state ('' when what the caller knows will do), changes after it, ids seen
 */
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
if not valid then return { run_id, time[1], time[2], 0, '', {}, found } end
local base = tonumber(stored[5] or stored[3])
local known = tonumber(ARGV[3])
if stored[1] == ARGV[1] and stored[2] == ARGV[2] and known and known >= base and known <= tonumber(stored[3]) then
  return { run_id, time[1], time[2], 1, '', redis.call('LRANGE', changes, known - base, -1), found }
end
return { run_id, time[1], time[2], 1, redis.call('HGET', key, 'state'), redis.call('LRANGE', changes, 0, -1), found }
`

/**
 * ARGV: expected run, epoch, version; next version; 'state' or 'change'; that, as JSON; count of fields; field, value …; ids.
 * → -1 somebody else was first, else how many changes stand after the whole state now
 */
export const compareAndSetScript = `${prelude}
if not valid or stored[1] ~= ARGV[1] or stored[2] ~= ARGV[2] or stored[3] ~= ARGV[3] then return -1 end
local length = 0
if ARGV[5] == 'state' then
  redis.call('HSET', key, 'base', ARGV[4], 'state', ARGV[6])
  redis.call('DEL', changes)
else
  length = redis.call('RPUSH', changes, ARGV[6])
end
redis.call('HSET', key, 'version', ARGV[4])
local fields = tonumber(ARGV[7])
for i = 8, 7 + 2 * fields, 2 do redis.call('HSET', key, ARGV[i], ARGV[i + 1]) end
if #ARGV > 7 + 2 * fields then remember(seen_key(today), ARGV, 8 + 2 * fields) end
return length
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
redis.call('DEL', key, changes)
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
redis.call('DEL', key, changes)
redis.call('HSET', key, 'run', run_id, 'epoch', ARGV[3], 'version', ARGV[4], 'base', ARGV[4], 'state', ARGV[5])
for i = 6, #ARGV, 2 do redis.call('HSET', key, ARGV[i], ARGV[i + 1]) end
return 1
`
