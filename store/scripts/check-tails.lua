-- Every stream must end below the entry it is to get: Redis raises on an id that is not the largest.

local function checkTail(stream, next)
  local last = redis.call('XREVRANGE', stream, '+', '-', 'COUNT', 1)[1]
  if last and tonumber(string.match(last[1], '^(%d+)-')) >= next then
    return refuse('INVALID', stream .. ' has an entry ' .. digits(next) .. ' or a later one already')
  end
end

local function checkTails(batch)
  local refusal = checkTail(KEYS[batch.keys.ledger], ledgerHead(batch).seq + 1)
  for _, environment in ipairs(batch.environments) do
    if refusal then return refusal end
    if environment.writes then refusal = checkTail(KEYS[environment.log], nextRevision(environment)) end
  end
  for _, write in ipairs(batch.writes) do
    if refusal then return refusal end
    refusal = checkTail(KEYS[write.history], write.version)
  end
  return refusal
end
