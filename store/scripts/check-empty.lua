-- The first import of a project stands on nothing having been written before it.
local function checkEmpty(batch)
  if batch.requireEmpty and redis.call('HEXISTS', KEYS[batch.keys.project], 'written') == 1 then
    return refuse('CONFLICT', 'records were written in this project before')
  end
end
