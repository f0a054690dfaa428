-- The chain: each row hashes `prevHash|seq|at|bodyHash`. The body itself was hashed by whoever sent it.

local function ledgerHead(batch)
  local stored = redis.call('GET', KEYS[batch.keys.ledgerHead])
  local seq, hash = string.match(stored or '', '^(%d+)|(%x+)$')
  return { seq = tonumber(seq or '0'), hash = hash or string.rep('0', 64) }
end

local function nextHead(batch, at)
  local last = ledgerHead(batch)
  local seq = digits(last.seq + 1)
  local hash = sha256(table.concat({ last.hash, seq, at, batch.entry.hash }, '|'))
  return { seq = seq, hash = hash, prevHash = last.hash }
end

local function writeEntry(batch, at, head)
  local entry = batch.entry
  redis.call('XADD', KEYS[batch.keys.ledger], head.seq .. '-0', 'at', at, 'prevHash', head.prevHash,
    'hash', head.hash, 'bodyHash', entry.hash, 'body', ARGV[entry.body])
  redis.call('SET', KEYS[batch.keys.ledgerHead], head.seq .. '|' .. head.hash)
  if entry.trail then redis.call('RPUSH', KEYS[entry.trail], head.seq) end
end
