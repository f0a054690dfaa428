import { expect, test } from 'vitest';
import { parseReceipt } from '../../../store/redis/receipt.js';

const HASH = 'a'.repeat(64);

test('a receipt names the revision of each environment', () => {
  const line = `${HASH}|1700000000000|7|${HASH}|eu-1.prod=3,staging=12`;
  expect(parseReceipt('op', line)).toEqual({
    opId: 'op',
    payloadHash: HASH,
    at: 1_700_000_000_000,
    ledger: { seq: 7, hash: HASH },
    revisions: { 'eu-1.prod': 3, staging: 12 },
  });
});

test('a receipt of what wrote no record has no revisions', () => {
  expect(parseReceipt('op', `-|1|2|${HASH}|`)?.revisions).toEqual({});
});

test.each([null, undefined, '', 'nonsense', `${HASH}|x|7|${HASH}|`])('%j is no receipt', (line) => {
  expect(parseReceipt('op', line)).toBeNull();
});
