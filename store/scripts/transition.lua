-- What goes with a ledger entry whether or not records are written: a view, a command's outcome, a closing.

-- Views are stored as `transition|json`; what arrives late never replaces what is newer. A view counts as created when
-- it is first seen, which orders lists and makes it the latest run of its id.
local function writeView(view, seq)
  local stored = redis.call('HGET', KEYS[view.views], view.member)
  local known = stored and tonumber(string.match(stored, '^(%d+)|'))
  if known and known > view.transition then return end
  redis.call('HSET', KEYS[view.views], view.member, digits(view.transition) .. '|' .. ARGV[view.text])
  if redis.call('ZADD', KEYS[view.order], 'NX', seq, view.member) == 1 then
    redis.call('HSET', KEYS[view.latest], view.id, view.member)
  end
end

-- The first outcome of a command is the one that counts.
local function writeCommand(batch, at, seq)
  local outcome = batch.command.accepted and 'accepted' or 'refused'
  redis.call('HSETNX', KEYS[batch.keys.commands], batch.command.jti, seq .. '|' .. at .. '|' .. outcome)
end

local function writeTransition(batch, at, head)
  writeEntry(batch, at, head)
  if batch.view then writeView(batch.view, head.seq) end
  if batch.command then writeCommand(batch, at, head.seq) end
  if batch.close then redis.call('HSETNX', KEYS[batch.keys.closed], batch.close, batch.op) end
end
