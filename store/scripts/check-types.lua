-- A write that raises half way leaves what came before it, so every key must hold what the writes expect; `types`
-- stands beside KEYS.
local function checkTypes(batch)
  for i, wanted in ipairs(batch.types) do
    local found = redis.call('TYPE', KEYS[i]).ok
    if found ~= 'none' and found ~= wanted then
      return refuse('INVALID', KEYS[i] .. ' holds a ' .. found .. ', not a ' .. wanted)
    end
  end
end
