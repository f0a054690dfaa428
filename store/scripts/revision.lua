-- The revision this batch gives an environment: the one before plus one, so that there are no holes.
local function nextRevision(environment)
  return tonumber(redis.call('HGET', KEYS[environment.meta], 'revision') or '0') + 1
end
