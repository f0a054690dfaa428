-- Writes a batch whole or not at all: everything is validated before the first write, because Redis does not undo what
-- a script wrote before an error. ARGV[1] tells what to do and names the other texts by their place in KEYS and ARGV;
-- the number of keys differs from batch to batch. Records are opaque: they are stored, never parsed.

local function checked(batch)
  loadHeads(batch)
  local receipt = findReceipt(batch)
  if receipt then return repeated(batch, receipt) end
  for _, check in ipairs({ checkStore, checkClosed, checkEmpty, checkTypes, checkHeads, checkTails }) do
    local refusal = check(batch)
    if refusal then return refusal end
  end
end

local function write(batch)
  local at = now()
  local head = nextHead(batch, at)
  local receipt = receiptLine(batch, at, head, nextRevisions(batch))
  writeRecords(batch, { at = at, seq = head.seq, receipt = receipt })
  writeTransition(batch, at, head)
  keepReceipt(batch, receipt)
  return { 'OK', receipt }
end

local batch = cjson.decode(ARGV[1])
return checked(batch) or write(batch)
