import { expect, test } from 'vitest';
import type { Flag } from '@sluice/evaluator';
import type { Intent } from '../../../domain/proposal/intent.js';
import { documentHash } from '../../../domain/proposal/hash.js';
import { resolve } from '../../../domain/proposal/resolve.js';
import { sha256 } from '../../../proof/hash.js';
import { ON_OFF, ruleAt, stages } from '../../support/requests.js';
import { flagOf } from '../../support/store-samples.js';
import { liveOf, requestOf, resolveOn } from './samples.js';

const at = { env: 'production', flag: 'sample' } as const;
const live = flagOf('sample', 3);
const errorsOf = (record: Flag | null, items: readonly Intent[], more = {}) => {
  const resolved = resolveOn(record, requestOf(items, more));
  return resolved.ok ? [] : resolved.error.map(({ pointer, code }) => [pointer, code]);
};

test.each<[string, Flag | null, Intent, readonly [string, string]]>([
  ['a flag that is not there', null, { op: 'toggle', ...at }, ['/items/0/flag', 'UNKNOWN_FLAG']],
  ['a flag that is there already', live, { op: 'create', ...at, value: ON_OFF }, ['/items/0/flag', 'EXISTS']],
  [
    'an archived flag',
    { ...live, state: 'archived' },
    { op: 'toggle', ...at },
    ['/items/0/flag', 'ARCHIVED'],
  ],
  ['a flag that is not archived', live, { op: 'unarchive', ...at }, ['/items/0/op', 'NOT_ARCHIVED']],
  [
    'an environment nobody knows',
    live,
    { op: 'toggle', env: 'moon', flag: 'sample' },
    ['/items/0/env', 'UNKNOWN_ENVIRONMENT'],
  ],
  [
    'a variant it does not have',
    live,
    { op: 'rollout', ...at, variant: 'x' },
    ['/items/0/variant', 'UNKNOWN_VARIANT'],
  ],
  [
    'a rollout of a flag that is off',
    { ...live, state: 'disabled' },
    { op: 'rollout', ...at, variant: 'on' },
    ['/items/0/flag', 'FLAG_OFF'],
  ],
  [
    'a rule that serves something else',
    { ...live, rules: [ruleAt('r', 0, 'off')] },
    { op: 'rollout', ...at, variant: 'on', rule: 'r' },
    ['/items/0/rule', 'RULE_TAKEN'],
  ],
  ['a flag as it is already', live, { op: 'toggle', ...at, to: 'on' }, ['/items/0', 'NOTHING_TO_CHANGE']],
])('asking for %s is an error of that field', (...[, record, intent, expected]) => {
  expect(errorsOf(record, [intent])).toEqual([expected]);
});

test('every problem is told at once', () => {
  const items: Intent[] = [
    { op: 'toggle', env: 'moon', flag: 'sample' },
    { op: 'unarchive', ...at },
  ];
  expect(errorsOf(live, items)).toEqual([
    ['/items/0/env', 'UNKNOWN_ENVIRONMENT'],
    ['/items/1/op', 'NOT_ARCHIVED'],
  ]);
});

test('a flag stands in one item only, and a change has at least one', () => {
  const toggle: Intent = { op: 'toggle', ...at };
  expect(errorsOf(live, [toggle, { op: 'archive', ...at }])).toEqual([['/items/1', 'TWICE']]);
  expect(errorsOf(live, [])).toEqual([['/items', 'ITEM_COUNT']]);
  const many = Array.from({ length: 51 }, (_, i): Intent => ({
    op: 'create',
    env: 'production',
    flag: `f${String(i)}`,
    value: ON_OFF,
  }));
  expect(errorsOf(null, many)).toEqual([['/items', 'ITEM_COUNT']]);
  expect(errorsOf(null, many, { source: 'import' })).toEqual([]);
});

test('what an evaluator would not read is refused where it is asked for', () => {
  const check = () => ({ pointer: '/serve', detail: 'names no variant' });
  const request = requestOf([{ op: 'toggle', ...at }]);
  const input = { request, project: 'p', change: 'c', edition: 1, authors: [], environments: ['production'] };
  const tools = { newSalt: () => 's', sha256, check };
  const resolved = resolve({ ...input, live: { flags: [liveOf(live)] }, tools });
  expect(resolved).toMatchObject({ ok: false, error: [{ pointer: '/items/0', code: 'UNREADABLE' }] });
});

test.each([
  ['none', undefined, '/stages', 'NO_STAGES'],
  ['not rising', stages(1, 50, 50), '/stages/1/units', 'NOT_RISING'],
  ['falling', stages(1, 50, 20, 100), '/stages/1/units', 'NOT_RISING'],
  ['above everybody', [{ units: 100_001 }], '/stages/0/units', 'NOT_RISING'],
])('stages that are %s are refused', (...[, wanted, pointer, code]) => {
  const more = wanted === undefined ? {} : { stages: wanted };
  expect(errorsOf(live, [{ op: 'rollout', ...at, variant: 'on' }], more)).toEqual([[pointer, code]]);
});

test('a plan begins where its rule is: lower stages than that are none', () => {
  const exposed = { ...live, rules: [ruleAt('rollout-on', 30_000)] };
  const rollout: Intent = { op: 'rollout', ...at, variant: 'on' };
  expect(errorsOf(exposed, [rollout], { stages: stages(1, 20, 100) })).toEqual([
    ['/stages/0/units', 'NOT_RISING'],
  ]);
  const resolved = resolveOn(exposed, requestOf([rollout], { stages: stages(1, 40, 100) }));
  expect(resolved).toMatchObject({
    ok: true,
    value: { plan: { startUnits: 30_000 }, items: [{ touches: [] }] },
  });
});

test('stages without a rollout, and two rollouts in one change, are refused', () => {
  expect(errorsOf(live, [{ op: 'toggle', ...at }], { stages: stages(1, 5) })).toEqual([
    ['/stages', 'NO_ROLLOUT'],
  ]);
  const rollouts: Intent[] = [
    { op: 'rollout', ...at, variant: 'on' },
    { op: 'rollout', ...at, variant: 'off' },
  ];
  expect(errorsOf(live, rollouts, { stages: stages(1, 5) }).at(-1)?.[1]).toMatch(/ONE_ROLLOUT|TWICE/);
});

test('a toggle becomes on or off once, and the same request makes the same proposal', () => {
  const request = requestOf([{ op: 'toggle', ...at }]);
  const [first, second] = [resolveOn(live, request), resolveOn(live, request)];
  expect(first).toEqual(second);
  expect(first).toMatchObject({
    value: {
      items: [{ after: { state: 'disabled', version: 4 }, base: { version: 3 }, touches: ['/state'] }],
      requestHash: documentHash(request, sha256),
    },
  });
});

test('a new flag is on, has defaults for what was not said, and a boolean knows what off means', () => {
  const resolved = resolveOn(null, requestOf([{ op: 'create', ...at, value: ON_OFF }]));
  const after = resolved.ok ? resolved.value.items[0]?.after : null;
  expect(after).toMatchObject({
    version: 1,
    state: 'active',
    offVariant: 'off',
    clientVisible: false,
    salt: 'salt',
  });
  expect(resolved.ok && resolved.value.items[0]?.base).toBeNull();
});

test('a flag made anew after it was deleted is based on its tombstone', () => {
  const resolved = resolveOn(null, requestOf([{ op: 'create', ...at, value: ON_OFF }]), 4);
  expect(resolved).toMatchObject({
    value: {
      items: [
        { base: { version: 4, hash: null, definitionHash: null, detailsHash: null }, after: { version: 5 } },
      ],
    },
  });
});

test('a rollout’s new rule takes in nobody yet and comes before older ones for everybody', () => {
  const record = { ...live, rules: [{ ...ruleAt('all', 1), priority: 700 }] };
  const request = requestOf([{ op: 'rollout', ...at, variant: 'on' }], { stages: stages(1, 5) });
  const resolved = resolveOn(record, request);
  const rule = resolved.ok
    ? resolved.value.items[0]?.after?.rules.find((each) => each.id === 'rollout-on')
    : null;
  expect(rule).toEqual({ ...ruleAt('rollout-on', 0), priority: 699 });
});
