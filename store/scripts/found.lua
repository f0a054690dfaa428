-- Writes the first documents of a project and the first row of its ledger, once. Whatever is left of an earlier
-- project under the same name counts as existing.

local function writeDocuments(batch, at)
  redis.call('HSET', KEYS[batch.keys.project], 'format', batch.format, 'foundedAt', at)
  redis.call('HSET', KEYS[batch.policy.key], 'standard', ARGV[batch.policy.text])
  redis.call('SET', KEYS[batch.people.key], ARGV[batch.people.text])
  for _, environment in ipairs(batch.environments) do
    redis.call('HSET', KEYS[batch.environmentDocuments], environment.name, ARGV[environment.text])
    redis.call('HSET', KEYS[environment.meta], 'generation', environment.generation, 'revision', '0',
      'format', batch.format, 'updatedAt', at)
  end
end

local batch = cjson.decode(ARGV[1])
for _, key in ipairs(KEYS) do
  if redis.call('EXISTS', key) == 1 then return 0 end
end
local at = now()
local head = nextHead(batch, at)
writeDocuments(batch, at)
writeTransition(batch, at, head)
keepReceipt(batch, receiptLine(batch, at, head, {}))
return 1
