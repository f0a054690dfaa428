-- Writes what was checked: one revision per environment however many records, each record with head and history.

-- Entries an environment's log keeps at least; a reader further behind takes a snapshot.
local LOG_LENGTH = 10000
-- Versions of a flag kept at least, for diff and restore.
local HISTORY_LENGTH = 200

local function nextRevisions(batch)
  local lines = {}
  for _, environment in ipairs(batch.environments) do
    if environment.writes then
      environment.revision = digits(nextRevision(environment))
      lines[#lines + 1] = environment.name .. '=' .. environment.revision
    end
  end
  return lines
end

local function writeLog(environment, at)
  redis.call('HSET', KEYS[environment.meta], 'revision', environment.revision, 'updatedAt', at)
  redis.call('XADD', KEYS[environment.log], 'MAXLEN', '~', LOG_LENGTH, environment.revision .. '-0',
    'generation', environment.generation, 'writes', ARGV[environment.writes])
end

local function writeHistory(batch, write, context)
  redis.call('XADD', KEYS[write.history], 'MAXLEN', '~', HISTORY_LENGTH, digits(write.version) .. '-0',
    'at', context.at, 'op', batch.op, 'change', batch.entry.change or '', 'hash', write.hash,
    'record', write.record and ARGV[write.record] or '', 'seq', context.seq, 'receipt', context.receipt)
end

local function writeRecord(batch, write, context)
  local head = digits(write.version) .. '|' .. write.hash .. '|' .. batch.op
  redis.call('HSET', KEYS[write.heads], 'flag/' .. write.key, head)
  if write.record then
    redis.call('HSET', KEYS[write.flags], write.key, ARGV[write.record])
  else
    redis.call('HDEL', KEYS[write.flags], write.key)
  end
  writeHistory(batch, write, context)
end

local function writeRecords(batch, context)
  for _, environment in ipairs(batch.environments) do
    if environment.writes then writeLog(environment, context.at) end
  end
  for _, write in ipairs(batch.writes) do writeRecord(batch, write, context) end
  if #batch.writes > 0 then redis.call('HINCRBY', KEYS[batch.keys.project], 'written', #batch.writes) end
end
