-- A head is `version|hash|opId`. The opId stands last, so it may contain anything.
-- A head nobody can read gives no version and therefore never matches the one a batch was composed on.
local function loadHeads(batch)
  for _, write in ipairs(batch.writes) do
    local stored = redis.call('HGET', KEYS[write.heads], 'flag/' .. write.key) or '0||'
    local version, op = string.match(stored, '^(%d+)|[^|]*|(.*)$')
    write.live, write.liveOp = tonumber(version), op
  end
end
