-- What was rejected, withdrawn or otherwise ended stays so, also for a workflow that was reset to before it.
local function checkClosed(batch)
  local standsOn = batch.standsOn
  if standsOn and redis.call('HEXISTS', KEYS[batch.keys.closed], standsOn) == 1 then
    return refuse('CLOSED', 'the change was closed for this proposal: ' .. standsOn)
  end
end
