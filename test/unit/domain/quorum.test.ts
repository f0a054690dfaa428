import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { DecideCommand } from '../../../domain/command/command.js';
import { DEFAULT_POLICY, type Environment, type Governance } from '../../../domain/policy/environment.js';
import { holds, type Person } from '../../../domain/policy/people.js';
import { eligible, ineligible, quorum } from '../../../domain/policy/quorum.js';
import type { Requirement } from '../../../domain/policy/requirement.js';
import { policyHash, requirementsOf } from '../../../domain/policy/requirements.js';
import { sha256 } from '../../../proof/hash.js';
import { GOVERNANCE } from '../../support/people.js';
import { person } from './samples.js';

const needs = (environments: readonly string[], governance: Governance = GOVERNANCE, edition = 1) =>
  requirementsOf({ edition, environments }, governance, sha256);

const PEOPLE = [
  person('ada', 'author'),
  person('maya', 'manager'),
  person('bo', 'manager', 'qa'),
  person('quinn', 'qa'),
];
const people = { format: 1, version: 1, people: PEOPLE } as const;

const approval = (
  sub: string,
  requirement: Requirement,
  more: Partial<DecideCommand> = {},
): DecideCommand => ({
  ...{ cmd: 'decide', project: 'p', change: 'c', edition: 1, proposalHash: 'h', decision: 'approve' },
  ...{ sub, roles: [], via: 'api', iat: 0, exp: 1, jti: `${sub}-${requirement.id}` },
  requirementId: requirement.id,
  form: { [requirement.approveWhen.field]: requirement.approveWhen.equals },
  ...more,
});

const [MANAGER, QA] = needs(['production']) as [Requirement, Requirement];

test('governed environments need a manager and then QA; free ones nobody', () => {
  expect(needs(['production']).map(({ key, round }) => [key, round])).toEqual([
    ['manager', 1],
    ['qa', 2],
  ]);
  expect(needs(['development'])).toEqual([]);
  expect(needs(['development', 'production']).map((each) => each.environments)).toEqual([
    ['production'],
    ['production'],
  ]);
});

test('an environment nobody knows is governed', () => {
  expect(needs(['moon'])).toHaveLength(2);
  expect(needs(['production'], { ...GOVERNANCE, environments: [] })).toHaveLength(2);
});

test('the origin’s defaults: 72 hours, QA asked for, told to the outside', () => {
  expect(DEFAULT_POLICY).toMatchObject({ requireQa: true, notify: true, decisionTimeoutMs: 259_200_000 });
  const loose = { ...GOVERNANCE, policy: { ...GOVERNANCE.policy, requireQa: false } };
  expect(needs(['production'], loose).map((each) => each.key)).toEqual(['manager']);
});

test('the id of a requirement is its edition and its content', () => {
  expect(needs(['production'], GOVERNANCE, 2)[0]?.id).toBe(MANAGER.id.replace(/^1\./, '2.'));
  expect(needs(['production', 'staging'])[0]?.id).not.toBe(MANAGER.id);
  const renamed: Environment[] = GOVERNANCE.environments.map((each) => ({ ...each, name: 'other' }));
  expect(needs(['production'], { ...GOVERNANCE, environments: renamed })[0]?.id).toBe(MANAGER.id);
  expect(policyHash(GOVERNANCE, sha256)).not.toBe(
    policyHash({ ...GOVERNANCE, environments: renamed }, sha256),
  );
});

test('a role holds where it was given, everywhere with a star, and in no environment at all for nobody', () => {
  const local: Person = { ...person('lo'), roles: { manager: ['staging', 'production'] } };
  expect(holds(local, ['manager'], ['staging', 'production'])).toBe(true);
  expect(holds(local, ['manager'], ['staging', 'development'])).toBe(false);
  expect(holds(person('x', 'manager'), ['manager', 'techLead'], ['moon'])).toBe(true);
  expect(holds(person('x', 'manager'), ['manager'], [])).toBe(false);
  expect(holds({ ...local, active: false }, ['manager'], ['staging'])).toBe(false);
  expect(
    holds(
      { ...local, roles: JSON.parse('{"__proto__":["*"]}') as Person['roles'] },
      ['toString'],
      ['staging'],
    ),
  ).toBe(false);
});

test('who cannot meet a requirement is told why; authors and admins are no exception', () => {
  expect(ineligible(undefined, MANAGER, [])).toBe('UNKNOWN_PERSON');
  expect(ineligible({ ...person('m', 'manager'), active: false }, MANAGER, [])).toBe('UNKNOWN_PERSON');
  expect(ineligible(person('m', 'manager', 'admin'), MANAGER, ['m'])).toBe('SELF_APPROVAL');
  expect(ineligible(person('m', 'admin'), MANAGER, [])).toBe('ROLE_MISSING');
  expect(eligible(MANAGER, people, ['maya'])).toEqual(['bo']);
});

test('distinct people fill the slots', () => {
  const approvals = [approval('maya', MANAGER), approval('quinn', QA)];
  const met = quorum({ requirements: [MANAGER, QA], approvals, people, authors: ['ada'] });
  expect(met).toEqual({ met: true, counted: { [MANAGER.id]: ['maya'], [QA.id]: ['quinn'] }, missing: [] });
});

test.each<[string, readonly DecideCommand[]]>([
  ['nobody', []],
  ['one person twice', [approval('bo', MANAGER), approval('bo', QA)]],
  ['the author', [approval('ada', MANAGER), approval('quinn', QA)]],
  ['somebody unknown', [approval('eve', MANAGER), approval('quinn', QA)]],
  ['a rejection', [approval('maya', MANAGER, { decision: 'reject' }), approval('quinn', QA)]],
  ['a form that says no', [approval('maya', MANAGER, { form: { approved: false } }), approval('quinn', QA)]],
  ['a form that says nothing', [approval('maya', MANAGER, { form: {} }), approval('quinn', QA)]],
  [
    'an inherited answer',
    [
      approval('maya', MANAGER, { form: Object.create({ approved: true }) as Record<string, boolean> }),
      approval('quinn', QA),
    ],
  ],
  [
    'the requirement of another edition',
    [approval('maya', { ...MANAGER, id: '2.x' }), approval('quinn', QA)],
  ],
])('%s is no quorum', (_, approvals) => {
  const result = quorum({ requirements: [MANAGER, QA], approvals, people, authors: ['ada'] });
  expect(result.met).toBe(false);
  expect(result.missing.join()).toMatch(/is missing/);
});

test('a count above one takes that many people', () => {
  const two = { ...MANAGER, count: 2 };
  const ask = (...subs: readonly string[]) =>
    quorum({ requirements: [two], approvals: subs.map((sub) => approval(sub, two)), people, authors: [] })
      .met;
  expect([ask('maya'), ask('maya', 'maya'), ask('maya', 'bo')]).toEqual([false, false, true]);
});

test('whatever is handed in, only eligible people count, and each of them once', () => {
  const subs = fc.constantFrom('ada', 'maya', 'bo', 'quinn', 'eve');
  const drawn = fc.record({
    sub: subs,
    requirement: fc.constantFrom(MANAGER, QA),
    decision: fc.constantFrom('approve' as const, 'reject' as const),
  });
  fc.assert(
    fc.property(fc.array(drawn), fc.subarray(['ada', 'maya', 'bo']), (drawns, authors) => {
      const approvals = drawns.map(({ sub, requirement, decision }) =>
        approval(sub, requirement, { decision }),
      );
      const { counted, met } = quorum({ requirements: [MANAGER, QA], approvals, people, authors });
      const all = Object.values(counted).flat();
      expect(new Set(all).size).toBe(all.length);
      for (const requirement of [MANAGER, QA])
        for (const sub of counted[requirement.id] ?? []) {
          expect(
            ineligible(
              PEOPLE.find((each) => each.id === sub),
              requirement,
              authors,
            ),
          ).toBeNull();
          expect(drawns).toContainEqual({ sub, requirement, decision: 'approve' });
        }
      if (met) expect(all).toHaveLength(2);
    }),
  );
});
