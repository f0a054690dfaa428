import fc from 'fast-check';
import { expect, test } from 'vitest';
import { inBucket, murmur3 } from '@sluice/evaluator';

const VECTORS: readonly (readonly [text: string, seed: number, hash: number])[] = [
  ['', 0, 0],
  ['hello', 0, 613153351],
  ['foo', 0, 4138058784],
  ['吉 星 高 照', 0, 3435142074],
  ['My 🚀 is full of 🦎.', 0, 1818098979],
  ['a', 1, 1485495528],
];

test.each(VECTORS)('%j with seed %i hashes to %i', (text, seed, hash) => {
  expect(murmur3(text, seed)).toBe(hash);
});

/** The textbook algorithm over a buffer, to hold the streaming one against. */
function reference(bytes: Uint8Array, seed: number): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const rotate = (value: number, by: number): number => (value << by) | (value >>> (32 - by));
  const scramble = (block: number): number => Math.imul(rotate(Math.imul(block, 0xcc9e2d51), 15), 0x1b873593);
  let hash = seed;
  let at = 0;
  for (; at + 4 <= bytes.length; at += 4) {
    hash = (Math.imul(rotate(hash ^ scramble(view.getUint32(at, true)), 13), 5) + 0xe6546b64) | 0;
  }
  let tail = 0;
  for (let i = bytes.length - 1; i >= at; i--) tail = (tail << 8) | (bytes[i] ?? 0);
  if (at < bytes.length) hash ^= scramble(tail);
  hash ^= bytes.length;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

test('any text hashes like its UTF-8 bytes, lone surrogates like the replacement character', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string(),
    fc.array(fc.integer({ min: 0, max: 0xffff })).map((units) => String.fromCharCode(...units)),
  );
  fc.assert(
    fc.property(text, fc.integer(), (one, seed) => {
      expect(murmur3(one, seed)).toBe(reference(new TextEncoder().encode(one), seed));
    }),
    { numRuns: 2_000 },
  );
});

const subjects = Array.from({ length: 20_000 }, (_, n) => `user-${n}`);
const exposure = { salt: 'pepper', purpose: 'exposure' } as const;
const upTo = (hi: number): readonly string[] =>
  subjects.filter((one) => inBucket(one, exposure, { lo: 0, hi }));

test('whoever is inside stays inside while the share grows', () => {
  const shares = [1_000, 5_000, 25_000, 50_000, 75_000, 100_000].map(upTo);
  for (const [at, share] of shares.slice(1).entries()) {
    const larger = new Set(share);
    expect(shares[at]?.every((one) => larger.has(one))).toBe(true);
  }
  expect(upTo(100_000)).toHaveLength(subjects.length);
  expect(upTo(0)).toHaveLength(0);
});

test('every percent takes in its share within three standard deviations', () => {
  for (const percent of [1, 5, 25, 50, 75, 99]) {
    const share = percent / 100;
    const deviation = Math.sqrt(subjects.length * share * (1 - share));
    expect(Math.abs(upTo(percent * 1_000).length - subjects.length * share)).toBeLessThan(3 * deviation);
  }
});

/** Chi-square over 100 equal shares; 148.2 is exceeded once in a thousand by chance. */
function chiSquare(counts: readonly number[]): number {
  const expected = counts.reduce((sum, count) => sum + count, 0) / counts.length;
  return counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
}

const bucketOf = (subject: string, salt: string, purpose: 'exposure' | 'split' = 'split'): number => {
  for (let n = 0; n < 10; n++) {
    if (inBucket(subject, { salt, purpose }, { lo: n * 10_000, hi: (n + 1) * 10_000 })) return n;
  }
  return -1;
};

test('subjects spread evenly, and the places in two flags tell nothing of each other', () => {
  const together = new Array<number>(100).fill(0);
  for (const one of subjects) {
    const at = bucketOf(one, 'salt-a') * 10 + bucketOf(one, 'salt-b');
    together[at] = (together[at] ?? 0) + 1;
  }
  expect(chiSquare(together)).toBeLessThan(148.2);
});

test('exposure and split of one flag tell nothing of each other', () => {
  const together = new Array<number>(100).fill(0);
  for (const one of subjects) {
    const at = bucketOf(one, 'pepper', 'exposure') * 10 + bucketOf(one, 'pepper', 'split');
    together[at] = (together[at] ?? 0) + 1;
  }
  expect(chiSquare(together)).toBeLessThan(148.2);
});

test('adjoining shares neither overlap nor leave anybody out', () => {
  const cut = fc.integer({ min: 0, max: 100_000 });
  fc.assert(
    fc.property(fc.string({ minLength: 1 }), cut, (subject, at) => {
      const below = inBucket(subject, exposure, { lo: 0, hi: at });
      expect(inBucket(subject, exposure, { lo: at, hi: 100_000 })).toBe(!below);
    }),
  );
});
