import type { Flag, Rule } from '@sluice/evaluator';
import fc from 'fast-check';
import type { Person } from '../../../domain/policy/people.js';
import type { ChangeRequest, Intent } from '../../../domain/proposal/intent.js';
import type { LiveFlag } from '../../../domain/proposal/live.js';
import { resolve } from '../../../domain/proposal/resolve.js';
import { sha256 } from '../../../proof/hash.js';
import { flagOf } from '../../support/store-samples.js';
import { ruleAt } from '../../support/requests.js';

/** Flags, people and requests for the tests of the domain, made or drawn at random. */

const rule: fc.Arbitrary<Rule> = fc
  .record({
    id: fc.constantFrom('a', 'b', 'c'),
    units: fc.integer({ min: 0, max: 100_000 }),
    enabled: fc.boolean(),
    when: fc.constantFrom<Rule['when']>([], [{ attr: 'plan', op: 'eq', values: ['pro'] }]),
    variant: fc.constantFrom('on', 'off'),
    exposed: fc.boolean(),
  })
  .map(({ id, units, enabled, when, variant, exposed }) => {
    const { exposure, ...rest } = ruleAt(id, units, variant);
    return { ...rest, enabled, when, ...(exposed && exposure ? { exposure } : {}) };
  });

/** Flags of one key that differ in everything a change can touch. */
export const anyFlag: fc.Arbitrary<Flag> = fc
  .record({
    rules: fc.uniqueArray(rule, { selector: (each) => each.id, maxLength: 3 }),
    tags: fc.uniqueArray(fc.constantFrom('x', 'y', 'z')),
    state: fc.constantFrom('active', 'disabled'),
    serve: fc.constantFrom({ variant: 'on' }, { variant: 'off' }),
    clientVisible: fc.boolean(),
    metadata: fc.dictionary(fc.constantFrom('m', 'n'), fc.integer(), { noNullPrototype: true }),
    description: fc.constantFrom('one', 'two'),
  })
  .map((parts): Flag => flagOf('sample', 1, parts));

export const liveOf = (record: Flag | null, version = record?.version ?? 0): LiveFlag => ({
  ...{ env: 'production', key: 'sample', version, record },
});

export const person = (id: string, ...roles: readonly string[]): Person => ({
  ...{ id, name: id, active: true },
  roles: Object.fromEntries(roles.map((role) => [role, ['*']])),
});

export const requestOf = (items: readonly Intent[], more: Partial<ChangeRequest> = {}): ChangeRequest => ({
  ...{ format: 1, title: 't', reason: 'r', items, apply: { mode: 'onApproval' }, source: 'author' },
  ...more,
});

/** Resolves on one live flag, `sample` in production. */
export const resolveOn = (record: Flag | null, request: ChangeRequest, version?: number) =>
  resolve({
    ...{ request, project: 'p', change: 'c', edition: 1, environments: ['production', 'staging'] },
    authors: [{ sub: 'ada', jti: 'j-1' }],
    live: { flags: [liveOf(record, version)] },
    tools: { newSalt: () => 'salt', sha256, check: () => null },
  });
