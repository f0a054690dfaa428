-- A store that lost its data must not begin a second history under the same name.
local function checkStore(batch)
  if redis.call('EXISTS', KEYS[batch.keys.ledgerHead]) == 0 then
    return refuse('NO_STORE', 'the project has no ledger; found it or restore a backup')
  end
  for _, environment in ipairs(batch.environments) do
    local generation = redis.call('HGET', KEYS[environment.meta], 'generation')
    if not generation then
      return refuse('NO_STORE', 'environment ' .. environment.name .. ' has no generation; restore a backup')
    elseif generation ~= environment.generation then
      return refuse('GENERATION', 'environment ' .. environment.name .. ' was replaced since it was read')
    end
  end
end
