import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonicalJson } from '../../../domain/proposal/canonical.js';
import type { LedgerEntry } from '../../../domain/ledger/entry.js';
import { sha256 } from '../../../proof/hash.js';
import { entryHash, LEDGER_START, verifyChain } from '../../../store/ledger.js';
import { entryOf } from '../../support/store-samples.js';

/** A chain that holds, as the store makes it. */
function chainOf(length: number): readonly LedgerEntry[] {
  const rows: LedgerEntry[] = [];
  for (let i = 1; i <= length; i++) {
    const body = entryOf({ reason: `row ${String(i)}` });
    const prevHash = rows.at(-1)?.hash ?? LEDGER_START.hash;
    const link = { prevHash, seq: i, at: 1000 + i, bodyHash: sha256(canonicalJson(body)) };
    rows.push({ ...link, body, hash: entryHash(link) });
  }
  return rows;
}

const CHAIN = chainOf(5);

const without = (index: number) => CHAIN.filter((_, i) => i !== index);
const changed = (index: number, over: Partial<LedgerEntry>) =>
  CHAIN.map((row, i) => (i === index ? { ...row, ...over } : row));

test('a chain that holds gives its last head', () => {
  expect(verifyChain(CHAIN)).toEqual({ ok: true, value: { seq: 5, hash: CHAIN[4]?.hash } });
  expect(verifyChain([])).toEqual({ ok: true, value: LEDGER_START });
});

test('a chain can be verified in parts', () => {
  const first = verifyChain(CHAIN.slice(0, 2));
  expect(first.ok && verifyChain(CHAIN.slice(2), first.value)).toEqual(verifyChain(CHAIN));
  expect(verifyChain(CHAIN.slice(2))).toMatchObject({ ok: false, error: { seq: 3 } });
});

test.each<[what: string, rows: readonly LedgerEntry[], seq: number]>([
  ['a row taken out', without(2), 4],
  ['the first row taken out', without(0), 2],
  ['two rows exchanged', [...CHAIN.slice(0, 2), ...CHAIN.slice(2, 4).reverse()], 4],
  ['another body', changed(1, { body: entryOf({ reason: 'never said' }) }), 2],
  ['another time', changed(3, { at: 1 }), 4],
  ['another hash', changed(4, { hash: sha256('x') }), 5],
  ['another body with its own hash', reworded(), 2],
])('%s breaks the chain there', (_what, rows, seq) => {
  expect(verifyChain(rows)).toMatchObject({ ok: false, error: { seq } });
});

/** A body exchanged by somebody who also repairs its row: the next row gives it away. */
function reworded(): readonly LedgerEntry[] {
  const body = entryOf({ reason: 'never said' });
  return changed(1, { body, bodyHash: sha256(canonicalJson(body)) });
}

test('a row repaired all through is given away by the one after it', () => {
  const [, row] = reworded();
  const repaired = row && changed(1, { ...row, hash: entryHash(row) });
  expect(verifyChain(repaired ?? [])).toMatchObject({
    ok: false,
    error: { seq: 3, detail: 'the row does not follow from the one before' },
  });
});

test('no single changed character goes unnoticed', () => {
  const property = fc.property(fc.nat(4), fc.string({ minLength: 1 }), (index, reason) => {
    fc.pre(reason !== CHAIN[index]?.body.reason);
    expect(verifyChain(changed(index, { body: entryOf({ reason }) })).ok).toBe(false);
  });
  fc.assert(property);
});
