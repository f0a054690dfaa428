import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { detailsHash, documentHash, recordHash } from '../../../domain/proposal/hash.js';
import type { Proposal } from '../../../domain/proposal/proposal.js';
import { checkOf, type Above } from '../../../client/web/model/check.js';
import type { Before } from '../../../client/web/model/impact.js';
import { computed, sha256 as inBrowser } from '../../../client/web/model/proposal-hash.js';
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
const bases: Before = new Map([['production/shop', live]]);
const above: Above = {
  ...{ project: proposal.project, id: 'c-1', proposalHash: signed, title: proposal.title },
  ...{ edition: proposal.edition, requester: proposal.authors[0]?.sub ?? '' },
  authors: proposal.authors.map(({ sub }) => sub),
  environments: ['production'],
};

const checked = async (of: { above?: Partial<Above>; proposal?: Proposal; before?: Before }) => {
  const shown = of.proposal ?? proposal;
  return checkOf({ ...above, ...of.above }, shown, await computed(shown, of.before ?? bases));
};

test('the browser and the server hash alike', async () => {
  for (const text of ['', 'abc', 'Größe 本 🚀']) expect(await inBrowser(text)).toBe(sha256(text));
});

test('a proposal that is what is signed passes', async () => {
  expect(await checked({})).toEqual({ state: 'same', hash: signed });
});

test('a proposal that was altered is found out', async () => {
  expect(await checked({ proposal: { ...proposal, reason: `${proposal.reason} ` } })).toMatchObject({
    state: 'different',
    why: 'what this page shows has another hash',
  });
});

test.each<[string, Partial<Above>, string]>([
  ['project', { project: 'other' }, 'it belongs to another project'],
  ['change', { id: 'c-2' }, 'the proposal belongs to change c-1'],
  ['title', { title: 'harmless' }, 'the proposal has another title'],
  ['edition', { edition: 7 }, 'the proposal is of another edition'],
  ['list of environments', { environments: ['staging'] }, 'the proposal is for other environments'],
  ['shorter list of environments', { environments: [] }, 'the proposal is for other environments'],
  ['requester', { requester: 'zed' }, 'somebody else asked for the proposal'],
  ['author more', { authors: [...above.authors, 'zed'] }, 'others wrote the proposal'],
])('a server that shows another %s than is signed is found out', async (_what, other, why) => {
  expect(await checked({ above: other })).toEqual({ state: 'different', hash: signed, why });
});

test('an author who edited twice is one author', async () => {
  const [first] = proposal.authors;
  const twice: Proposal = { ...proposal, authors: first === undefined ? [] : [first, first] };
  const hash = documentHash(twice, sha256);
  const shown = { proposalHash: hash, authors: [first?.sub ?? ''] };
  expect(await checked({ proposal: twice, above: shown })).toEqual({ state: 'same', hash });
});

test('a record beside it that is not the one it was made on is found out', async () => {
  const other = new Map([['production/shop', flagOf('shop', 3, { serve: { variant: 'on' } })]]);
  expect(await checked({ before: other })).toMatchObject({
    state: 'different',
    why: 'shop in production is compared with another version',
  });
  const named = new Map([['production/shop', flagOf('shop', 3, { name: 'Another' })]]);
  expect(await checked({ before: named })).toMatchObject({ state: 'different' });
  expect(await checked({ before: new Map() })).toMatchObject({ state: 'different' });
});
