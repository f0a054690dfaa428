import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { detailsHash, documentHash, recordHash } from '../../../domain/proposal/hash.js';
import type { Proposal } from '../../../domain/proposal/proposal.js';
import { checkProposal, sha256 as inBrowser } from '../../../client/web/model/proposal-hash.js';
import { sha256 } from '../../../proof/hash.js';
import { ROOT } from '../../support/house.js';
import { flagOf } from '../../support/store-samples.js';

const sample = JSON.parse(readFileSync(join(ROOT, 'docs/adr/samples/proposal.v1.json'), 'utf8')) as Proposal;

const live = flagOf('shop', 3);
const proposal: Proposal = {
  ...sample,
  change: 'c-1',
  items: [
    {
      op: 'toggle',
      target: { kind: 'flag', env: 'production', key: 'shop' },
      base: {
        ...{ version: 3, definitionHash: null },
        hash: recordHash(live, sha256),
        detailsHash: detailsHash(live, sha256),
      },
      after: { ...live, state: 'disabled', version: 4 },
      afterHash: null,
      touches: ['/state'],
    },
  ],
};
const signed = documentHash(proposal, sha256);
const shown = { proposal, signed, change: 'c-1', before: new Map([['production/shop', live]]) };

test('the browser and the server hash alike', async () => {
  for (const text of ['', 'abc', 'Größe 本 🚀']) expect(await inBrowser(text)).toBe(sha256(text));
});

test('a proposal that is what is signed passes', async () => {
  expect(await checkProposal(shown)).toEqual({ state: 'same', hash: signed });
});

test('a proposal that was altered is found out', async () => {
  const altered = { ...proposal, reason: `${proposal.reason} ` };
  expect(await checkProposal({ ...shown, proposal: altered })).toMatchObject({
    state: 'different',
    why: 'what this page shows has another hash',
  });
});

test('the proposal of another change is found out', async () => {
  expect(await checkProposal({ ...shown, change: 'c-2' })).toMatchObject({ state: 'different' });
});

test('a record beside it that is not the one it was made on is found out', async () => {
  const other = new Map([['production/shop', flagOf('shop', 3, { serve: { variant: 'on' } })]]);
  expect(await checkProposal({ ...shown, before: other })).toMatchObject({
    state: 'different',
    why: 'shop in production is compared with another version',
  });
  const named = new Map([['production/shop', flagOf('shop', 3, { name: 'Another' })]]);
  expect(await checkProposal({ ...shown, before: named })).toMatchObject({ state: 'different' });
  expect(await checkProposal({ ...shown, before: new Map() })).toMatchObject({ state: 'different' });
});
