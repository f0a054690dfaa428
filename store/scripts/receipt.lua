-- A receipt is `payloadHash|at|seq|ledgerHash|env=revision,env=revision`. It is kept under the opId for a while, and
-- with each version of the history for as long as that stays: a head that carries the opId still finds it.

local function fieldOf(entry, wanted)
  local fields = entry and entry[2] or {}
  for i = 1, #fields, 2 do
    if fields[i] == wanted then return fields[i + 1] end
  end
end

local function receiptOfVersion(write)
  local id = digits(write.live) .. '-0'
  return fieldOf(redis.call('XRANGE', KEYS[write.history], id, id)[1], 'receipt')
end

local function findReceipt(batch)
  local kept = redis.call('GET', KEYS[batch.keys.receipt])
  if kept then return kept end
  for _, write in ipairs(batch.writes) do
    if write.liveOp == batch.op then return receiptOfVersion(write) end
  end
end

-- A batch without a payload hash (`append`) is the same operation whenever its opId is.
local function repeated(batch, receipt)
  local payload = string.match(receipt, '^([^|]*)|')
  if batch.payload and batch.payload ~= payload then
    return refuse('OP_REUSED', 'operation ' .. batch.op .. ' was carried out with other content')
  end
  return { 'DUPLICATE', receipt }
end

local function receiptLine(batch, at, head, revisions)
  return table.concat({ batch.payload or '-', at, head.seq, head.hash, table.concat(revisions, ',') }, '|')
end

local function keepReceipt(batch, receipt)
  redis.call('SET', KEYS[batch.keys.receipt], receipt, 'EX', batch.receiptSeconds)
end
