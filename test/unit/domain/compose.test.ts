import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Flag } from '@sluice/evaluator';
import { compose } from '../../../domain/change/compose.js';
import {
  commitCheck,
  isFounding,
  ownersOf,
  payloadText,
  type CommitFacts,
} from '../../../domain/change/commit-check.js';
import { baseOf } from '../../../domain/proposal/resolve.js';
import { recordHash } from '../../../domain/proposal/hash.js';
import type { Item, Proposal } from '../../../domain/proposal/proposal.js';
import { touchesOf } from '../../../domain/proposal/touches.js';
import type { RolloutView } from '../../../domain/rollout/state.js';
import { sha256 } from '../../../proof/hash.js';
import { ruleAt } from '../../support/requests.js';
import { flagOf, rolloutView } from '../../support/store-samples.js';
import { REQUIREMENTS } from './life.js';
import { anyFlag, liveOf, person } from './samples.js';

const target = { kind: 'flag', env: 'production', key: 'sample' } as const;

const itemOf = (before: Flag | null, after: Flag | null, op: Item['op'] = 'update'): Item => ({
  ...{ op, target, after, afterHash: after && recordHash(after, sha256) },
  base: before && baseOf(liveOf(before), sha256),
  touches: before === null || after === null ? ['/'] : touchesOf(before, after),
});

const composed = (item: Item, live: Flag | null, version?: number) =>
  compose(item, liveOf(live, version), sha256);
const BEFORE = flagOf('sample', 1, { rules: [ruleAt('r', 5_000)], description: 'old' });
const moved = (more: Partial<Flag>): Flag => ({ ...BEFORE, version: 2, ...more });
const serving = { ...BEFORE, version: 2, serve: { variant: 'on' } };

test('on its own base a change writes what was approved', () => {
  expect(composed(itemOf(BEFORE, serving), BEFORE)).toMatchObject({ value: { record: serving } });
});

test.each<[string, Flag, Partial<Flag>, 'kept' | 'CONFLICT']>([
  ['a description moved', serving, { description: 'theirs' }, 'kept'],
  ['exposure moved', serving, { rules: [ruleAt('r', 9_000)] }, 'kept'],
  ['a tag moved', serving, { tags: ['t'] }, 'CONFLICT'],
  ['the state moved', serving, { state: 'disabled' }, 'CONFLICT'],
  [
    'exposure moved under a change of it',
    moved({ rules: [ruleAt('r', 6_000)] }),
    { rules: [ruleAt('r', 0)] },
    'CONFLICT',
  ],
  [
    'exposure moved under a change of its rule',
    moved({ rules: [ruleAt('r', 5_000, 'off')] }),
    { rules: [ruleAt('r', 0)] },
    'CONFLICT',
  ],
  [
    'exposure moved under a change that takes the rule away',
    moved({ rules: [] }),
    { rules: [ruleAt('r', 0)] },
    'CONFLICT',
  ],
  [
    'exposure moved beside a new rule',
    moved({ rules: [...BEFORE.rules, ruleAt('s', 0)] }),
    { rules: [ruleAt('r', 9_000)] },
    'kept',
  ],
  [
    'a description moved under a change of exposure',
    moved({ rules: [ruleAt('r', 6_000)] }),
    { description: 'theirs' },
    'kept',
  ],
  [
    'a description moved under a change of it',
    moved({ description: 'ours' }),
    { description: 'theirs' },
    'CONFLICT',
  ],
  [
    'a description moved under a change of metadata',
    moved({ metadata: { a: 1 } }),
    { description: 'theirs' },
    'CONFLICT',
  ],
  [
    'exposure moved under a change of words',
    moved({ description: 'ours' }),
    { rules: [ruleAt('r', 9_000)] },
    'kept',
  ],
])('where %s, the change is carried over or is a conflict', (...[, after, live, expected]) => {
  const result = composed(itemOf(BEFORE, after), moved(live));
  expect(result.ok ? 'kept' : result.error.code).toBe(expected);
  if (result.ok) expect(result.value?.record).toMatchObject({ version: 3 });
});

test('a record that was created, deleted or archived meanwhile', () => {
  const made = itemOf(null, { ...BEFORE, version: 1 }, 'create');
  expect(composed(made, flagOf('sample', 4))).toMatchObject({ error: { code: 'CONFLICT' } });
  expect(composed(made, null, 2)).toMatchObject({ value: { record: { version: 3 } } });
  expect(composed(itemOf(BEFORE, serving), null, 2)).toMatchObject({ error: { code: 'CONFLICT' } });
  expect(composed(itemOf(BEFORE, serving), moved({ state: 'archived' }))).toMatchObject({
    error: { code: 'REFERENCE' },
  });
  expect(composed(itemOf(BEFORE, null, 'delete'), null, 2)).toEqual({ ok: true, value: null });
  expect(composed(itemOf(BEFORE, null, 'delete'), moved({ tags: ['t'] }))).toMatchObject({
    error: { code: 'CONFLICT' },
  });
});

test('what is live as wanted is not written again', () => {
  expect(composed(itemOf(BEFORE, serving), { ...serving, version: 5 })).toEqual({ ok: true, value: null });
  expect(composed({ ...itemOf(BEFORE, serving), touches: [] }, BEFORE)).toEqual({ ok: true, value: null });
});

test('a change that is carried over never lowers or raises what it does not speak of', () => {
  fc.assert(
    fc.property(anyFlag, anyFlag, anyFlag, (before, after, live) => {
      const item = itemOf(before, { ...after, version: 2 });
      const result = composed(item, { ...live, version: 2 });
      if (!result.ok || !result.value?.record) return;
      for (const path of touchesOf(live, result.value.record)) expect(item.touches).toContain(path);
    }),
    { numRuns: 2_000 },
  );
});

const proposal: Proposal = {
  ...{
    format: 1,
    project: 'p',
    change: 'c',
    edition: 1,
    title: 't',
    reason: 'r',
    source: 'author',
    plan: null,
  },
  ...{ items: [itemOf(BEFORE, serving)], apply: { mode: 'onApproval' }, requestHash: 'h' },
  authors: [{ sub: 'ada', jti: 'j' }],
};
const facts = (more: Partial<CommitFacts> = {}): CommitFacts => ({
  ...{
    proposal,
    requirements: REQUIREMENTS(1),
    policyHash: 'ph',
    approvals: [],
    projectIsEmpty: false,
    rollouts: [],
  },
  people: { format: 1, version: 1, people: [person('ada', 'author'), person('root', 'admin')] },
  ...more,
});

test('by which authority a commit writes, or why it does not', () => {
  expect(commitCheck(facts())).toMatchObject({ ok: false, blocker: { code: 'NOT_MET' } });
  expect(commitCheck(facts({ requirements: [] }))).toEqual({
    ok: true,
    authority: { kind: 'noRequirements', policyHash: 'ph' },
  });
  const founding = { ...proposal, source: 'import', authors: [{ sub: 'root', jti: 'j' }] } as const;
  expect(commitCheck(facts({ proposal: founding, projectIsEmpty: true }))).toEqual({
    ok: true,
    authority: { kind: 'genesis' },
  });
});

test('only an admin’s import founds, and only where nothing was ever written', () => {
  const { people } = facts();
  const founds = (source: Proposal['source'], subs: readonly string[], projectIsEmpty: boolean) =>
    isFounding(
      { ...proposal, source, authors: subs.map((sub) => ({ sub, jti: 'j' })) },
      { people, projectIsEmpty },
    );
  expect(founds('import', ['root'], true)).toBe(true);
  expect(founds('import', ['root'], false)).toBe(false);
  expect(founds('author', ['root'], true)).toBe(false);
  expect(founds('import', ['root', 'ada'], true)).toBe(false);
});

test('a rollout of another change owns its rule while it runs', () => {
  const running = (more: Partial<RolloutView> = {}): RolloutView => ({ ...rolloutView('other', 1), ...more });
  const check = (rollouts: readonly RolloutView[]) => commitCheck(facts({ requirements: [], rollouts }));
  expect(check([running()])).toMatchObject({ blocker: { code: 'OWNED' } });
  expect(check([running({ status: 'held' })])).toMatchObject({ blocker: { code: 'OWNED' } });
  for (const ended of [running({ status: 'done' }), running({ status: 'aborted' }), running({ change: 'c' })])
    expect(check([ended]).ok).toBe(true);
});

test('a change asks for the owners of every rule it touches, and of all where it deletes the flag', () => {
  const owners = (after: Flag | null, plan: Proposal['plan'] = null) =>
    ownersOf({ ...proposal, plan, items: [itemOf(BEFORE, after)] }, () => ['r', 's']);
  expect(owners(serving)).toEqual([]);
  expect(owners(moved({ rules: [ruleAt('r', 1)] }))).toEqual(['production/sample/r']);
  expect(owners(moved({ rules: [ruleAt('r', 5_000, 'off')] }))).toEqual(['production/sample/r']);
  expect(owners(null)).toEqual(['production/sample/r', 'production/sample/s']);
  const plan = { target: { env: 'production', flag: 'sample', rule: 'x' }, startUnits: 0, stages: [] };
  expect(owners(serving, plan)).toEqual(['production/sample/x']);
});

test('a batch is known by what it carries out, not by the records it was composed to', () => {
  const text = payloadText('h', 'apply', proposal.items);
  expect(payloadText('h', 'apply', [itemOf(BEFORE, moved({ tags: ['x'] }))])).toBe(text);
  expect(payloadText('h', 'other', proposal.items)).not.toBe(text);
});
