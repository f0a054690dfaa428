import { createHash, randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { Redis } from 'ioredis';
import { afterAll, expect, inject, test } from 'vitest';
import { assemble, piece, type Script } from '../../store/redis/script.js';

const redis = new Redis(inject('redisUrl'));
afterAll(() => redis.quit());

/** Runs pieces followed by a line of Lua that uses them. */
const run = (pieces: readonly string[], line: string, args: readonly (string | Buffer)[] = []) =>
  redis.eval([...pieces.map(piece), line].join('\n'), 0, ...args);

const sha256 = (data: Buffer | string) => createHash('sha256').update(data).digest('hex');

const luaSha256 = (data: Buffer | string) => run(['sha256'], 'return sha256(ARGV[1])', [data]);

test.each([
  ['', 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
  ['abc', 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'],
])('the hash of %j is that of the standard', async (text, hash) => {
  expect(await luaSha256(text)).toBe(hash);
});

test('the hash is that of the platform for every length around the block borders', async () => {
  for (let length = 0; length <= 200; length++) {
    const text = 'x'.repeat(length);
    expect(await luaSha256(text)).toBe(sha256(text));
  }
});

test('the hash is that of the platform for any bytes', async () => {
  const property = fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async (bytes) => {
    const data = Buffer.from(bytes);
    expect(await luaSha256(data)).toBe(sha256(data));
  });
  await fc.assert(property, { numRuns: 300 });
});

test('whole numbers keep all their digits', async () => {
  const line = 'return { digits(0), digits(1e15), digits(2 ^ 53 - 1) }';
  expect(await run(['numbers'], line)).toEqual(['0', '1000000000000000', '9007199254740991']);
});

test('the clock is in milliseconds', async () => {
  const at = Number(await run(['numbers'], 'return now()'));
  expect(Math.abs(at - Date.now())).toBeLessThan(5_000);
});

test('a head gives version and operation, and one nobody can read gives no version', async () => {
  const key = `{scripts-${randomUUID()}}:heads`;
  const heads = { 'flag/a': '3|abc|c-1/1/apply|odd', 'flag/b': '4|-|op', 'flag/c': 'nonsense' };
  await redis.hset(key, heads);
  const line = `
    local batch = { writes = {} }
    for i, name in ipairs({ 'a', 'b', 'c', 'd' }) do batch.writes[i] = { heads = 1, key = name } end
    loadHeads(batch)
    local found = {}
    for i, write in ipairs(batch.writes) do found[i] = tostring(write.live) .. ' ' .. tostring(write.liveOp) end
    return found`;
  const script = [piece('heads'), line].join('\n');
  expect(await redis.eval(script, 1, key)).toEqual(['3 c-1/1/apply|odd', '4 op', 'nil nil', '0 ']);
});

test('a script is known by the digest of its text', async () => {
  const script: Script = assemble('numbers', 'sha256');
  expect(await redis.script('LOAD', script.text)).toBe(script.digest);
});
