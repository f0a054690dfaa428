import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { importFlagd, type Imported } from '../../../domain/import/flagd.js';
import { flagSchema } from '../../../domain/schemas/flag.js';

const imported = (document: unknown): Imported => {
  const result = importFlagd(document);
  if (!result.ok) throw new TypeError(result.error.detail);
  return result.value;
};

const boolean = { state: 'ENABLED', variants: { on: true, off: false }, defaultVariant: 'off' };
const one = (flag: unknown, more: object = {}): Imported => imported({ flags: { f: flag }, ...more });
const targeted = (targeting: unknown, more: object = {}): Imported => one({ ...boolean, targeting }, more);

const rules = (result: Imported) => result.flags[0]?.value.rules ?? [];

test('a plain flag keeps type, variants, default and description', () => {
  expect(one({ ...boolean, description: 'shop' })).toEqual({
    flags: [
      {
        key: 'f',
        value: {
          type: 'boolean',
          variants: [
            { key: 'on', value: true },
            { key: 'off', value: false },
          ],
          serve: { variant: 'off' },
          description: 'shop',
          state: 'active',
        },
      },
    ],
    remarks: [],
  });
});

test.each([
  [{ a: 'x' }, 'string'],
  [{ a: 1.5 }, 'number'],
  [{ a: { deep: [1] } }, 'json'],
])('variants %j make a %s flag', (variants, type) => {
  expect(one({ ...boolean, variants, defaultVariant: 'a' }).flags[0]?.value.type).toBe(type);
});

test('each branch of an if is a rule, in their order, and the last word is for everybody else', () => {
  const targeting = {
    if: [
      { '==': [{ var: 'plan' }, 'pro'] },
      'on',
      { if: [{ in: [{ var: ['country'] }, ['DE', 'AT']] }, 'on', 'off'] },
    ],
  };
  const result = targeted(targeting);
  expect(rules(result)).toMatchObject([
    {
      id: 'flagd-1',
      priority: 10,
      when: [{ attr: 'plan', op: 'eq', values: ['pro'] }],
      serve: { variant: 'on' },
    },
    { id: 'flagd-2', priority: 20, when: [{ attr: 'country', op: 'in', values: ['DE', 'AT'] }] },
  ]);
  expect(result.flags[0]?.value.serve).toEqual({ variant: 'off' });
});

test('no outcome means the default variant', () => {
  expect(targeted({ if: [{ '==': [{ var: 'x' }, 1] }, 'on', null] }).flags[0]?.value.serve).toEqual({
    variant: 'off',
  });
  expect(targeted({ if: [{ '==': [{ var: 'x' }, 1] }, 'on'] }).flags[0]?.value.serve).toEqual({
    variant: 'off',
  });
});

test.each([
  [{ '===': ['pro', { var: 'user.plan' }] }, [{ attr: ['user', 'plan'], op: 'eq', values: ['pro'] }]],
  [{ in: ['@corp', { var: 'email' }] }, [{ attr: 'email', op: 'contains', values: ['@corp'] }]],
  [{ starts_with: [{ var: 'ip' }, '10.'] }, [{ attr: 'ip', op: 'starts_with', values: ['10.'] }]],
  [{ sem_ver: [{ var: 'app' }, '>=', '2.0.0'] }, [{ attr: 'app', op: 'semver_gte', values: ['2.0.0'] }]],
  [
    { and: [{ '==': [{ var: 'a' }, 1] }, { '==': [{ var: 'b' }, 2] }] },
    [
      { attr: 'a', op: 'eq', values: [1] },
      { attr: 'b', op: 'eq', values: [2] },
    ],
  ],
  [
    { or: [{ '==': [{ var: 'a' }, 1] }, { '==': [{ var: 'b' }, 2] }] },
    [
      {
        anyOf: [
          { attr: 'a', op: 'eq', values: [1] },
          { attr: 'b', op: 'eq', values: [2] },
        ],
      },
    ],
  ],
])('%j is carried over', (condition, when) => {
  expect(rules(targeted({ if: [condition, 'on'] }))[0]?.when).toEqual(when);
});

test.each([
  [{ '!=': [{ var: 'plan' }, 'pro'] }, '/flags/f/targeting/if/0'],
  [{ '<': [{ var: 'age' }, 18] }, '/flags/f/targeting/if/0'],
  [{ '!': [{ var: 'plan' }] }, '/flags/f/targeting/if/0'],
  [{ and: [] }, '/flags/f/targeting/if/0'],
  [{ and: [{ '==': [{ var: 'a' }, 1] }, { '!': true }] }, '/flags/f/targeting/if/0/and/1'],
  [
    { or: [{ and: [{ '==': [{ var: 'a' }, 1] }, { '==': [{ var: 'b' }, 1] }] }] },
    '/flags/f/targeting/if/0/or/0',
  ],
  [{ '==': [{ var: ['plan', 'free'] }, 'pro'] }, '/flags/f/targeting/if/0'],
  [{ '==': [{ var: '$flagd.timestamp' }, 1] }, '/flags/f/targeting/if/0'],
  [{ $ref: 'nowhere' }, '/flags/f/targeting/if/0'],
  [true, '/flags/f/targeting/if/0'],
])('%j would decide differently, so the flag is left out and the place is told', (condition, pointer) => {
  const result = targeted({ if: [condition, 'on'] });
  expect(result.flags).toEqual([]);
  expect(result.remarks).toEqual([expect.objectContaining({ flag: 'f', pointer, leftOut: true })]);
});

test('a shared condition is found by its name', () => {
  const evaluators = { $evaluators: { corp: { ends_with: [{ var: 'email' }, '@corp.example'] } } };
  expect(rules(targeted({ if: [{ $ref: 'corp' }, 'on'] }, evaluators))).toMatchObject([
    { when: [{ attr: 'email', op: 'ends_with' }] },
  ]);
});

test('shared conditions that go round in circles are refused', () => {
  const evaluators = { $evaluators: { a: { $ref: 'b' }, b: { $ref: 'a' } } };
  expect(targeted({ if: [{ $ref: 'a' }, 'on'] }, evaluators).remarks).toMatchObject([{ leftOut: true }]);
});

test('a fractional split is left out, with its place', () => {
  expect(
    targeted({
      fractional: [
        ['on', 50],
        ['off', 50],
      ],
    }).remarks,
  ).toMatchObject([{ pointer: '/flags/f/targeting', leftOut: true }]);
});

test.each([
  ['a key that is no key', { flags: { 'a/b': boolean } }, '/flags/a~1b'],
  ['a flag that is no object', { flags: { f: 5 } }, '/flags/f'],
  ['mixed variants', { flags: { f: { ...boolean, variants: { a: 1, b: 'x' } } } }, '/flags/f/variants'],
  ['no variants', { flags: { f: { ...boolean, variants: {} } } }, '/flags/f/variants'],
  ['no default', { flags: { f: { ...boolean, defaultVariant: null } } }, '/flags/f/defaultVariant'],
  ['no state', { flags: { f: { ...boolean, state: 'on' } } }, '/flags/f/state'],
])('%s leaves the flag out', (_name, document, pointer) => {
  expect(imported(document)).toMatchObject({ flags: [], remarks: [{ pointer, leftOut: true }] });
});

test('what is lost of a flag that is carried over is told', () => {
  const flag = { ...boolean, state: 'DISABLED', owner: 'shop', metadata: { team: 'a', nested: {} } };
  expect(one(flag).remarks.map(({ pointer, code }) => [pointer, code])).toEqual([
    ['/flags/f/owner', 'UNMAPPED'],
    ['/flags/f/metadata', 'UNMAPPED'],
    ['/flags/f/state', 'DIFFERS'],
  ]);
});

test.each([[null], [[]], [{}], [{ flags: [] }], ['text']])('%j is no flagd file', (document) => {
  expect(importFlagd(document)).toMatchObject({ ok: false, error: { code: 'NOT_FLAGD' } });
});

const ROOT = join(import.meta.dirname, '../../..');

test('what comes out has the shape of a stored record', () => {
  const sample = JSON.parse(readFileSync(join(ROOT, 'examples/flags.flagd.json'), 'utf8')) as unknown;
  const { flags } = imported(sample);
  expect(flags).not.toEqual([]);
  for (const { key, value } of flags) {
    const record = { format: 1, key, version: 1, salt: 's', bucketing: 'm3.1', tags: [], prerequisites: [] };
    const rest = { overrides: [], rules: [], clientVisible: false, metadata: {} };
    expect(flagSchema.safeParse({ ...record, ...rest, ...value }).success).toBe(true);
  }
});
