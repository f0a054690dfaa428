import { expect, test } from 'vitest';
import type { ChangeBody } from '../../../client/http/wire/change.js';
import type { PersonBody } from '../../../client/http/wire/person.js';
import type { RolloutBody } from '../../../client/http/wire/rollout.js';
import {
  isOver,
  mayAbort,
  mayDecide,
  mayWithdraw,
  overtaken,
  requirementFor,
  type May,
  type Requirement,
} from '../../../client/web/model/may.js';

const manager = {
  ...{ id: '1.a', key: 'manager', title: 'approval by a manager', round: 1, count: 1, metBy: [] as string[] },
  ...{ roles: ['manager'], eligible: ['maya', 'quinn'], open: true, met: false },
} as unknown as Requirement;
const qa = {
  ...manager,
  id: '1.b',
  key: 'qa',
  title: 'validation by QA',
  round: 2,
  roles: ['qa'],
  eligible: ['quinn'],
  open: false,
};

const change = (more: Partial<ChangeBody> = {}): ChangeBody =>
  ({
    ...{ status: 'review', requester: 'ada', authors: ['ada', 'tom'], environments: ['production'] },
    requirements: [manager, qa],
    waiting: { what: 'Rejected by maya', who: '', next: '', sentence: '' },
    ...more,
  }) as unknown as ChangeBody;

const by = (me: string) => ({ me, nameOf: (id: string) => id });

const why = (may: May): string => (may.ok ? 'may' : may.why);

/** What stands below the two buttons. */
const whyNot = (...of: Parameters<typeof mayDecide>): readonly [approve: string, reject: string] => {
  const { approve, reject } = mayDecide(...of);
  return [why(approve), why(reject)];
};

test('whoever is eligible decides on what is open', () => {
  expect(whyNot(change(), manager, by('maya'))).toEqual(['may', 'may']);
});

test.each([
  ['ada', 'You asked for this change, so somebody else has to decide: maya, quinn.'],
  ['tom', 'You edited this change, so somebody else has to decide: maya, quinn.'],
  ['vic', 'It takes manager in production: maya, quinn.'],
])('%s may not, and learns why', (person, reason) => {
  expect(whyNot(change(), manager, by(person))).toEqual([reason, reason]);
});

test('one person does not fill two slots', () => {
  const met = { ...manager, metBy: ['quinn'], met: true, open: false };
  const now = change({ requirements: [met, { ...qa, open: true }] });
  const words = 'You approved “approval by a manager” already; every requirement takes a different person.';
  expect(whyNot(now, qa, by('quinn'))).toEqual([words, words]);
});

test('what comes later says what comes first, and can be rejected before', () => {
  expect(whyNot(change(), qa, by('quinn'))).toEqual(['Opens when approval by a manager is met.', 'may']);
});

test('what was met by others can still be rejected, also while it is blocked, and not once it is written', () => {
  const met = { ...manager, metBy: ['maya'], met: true, open: false };
  const requirements = [met, { ...qa, open: true }];
  expect(whyNot(change({ requirements }), met, by('quinn'))).toEqual(['Met by maya.', 'may']);
  const blocked = change({ requirements, status: 'blocked' });
  expect(whyNot(blocked, met, by('quinn'))).toEqual(['Rejected by maya.', 'may']);
  const writing = change({ requirements, status: 'applying' });
  expect(whyNot(writing, met, by('quinn'))[1]).toBe('It is being written now.');
});

test('who is overtaken learns who met it and what became of the change', () => {
  const met = { ...manager, metBy: ['maya'], met: true, open: false };
  const applied = { waiting: { what: 'Applied', who: '', next: '', sentence: '' }, status: 'applied' };
  const says = (more: Partial<ChangeBody>, of: Requirement = met) => overtaken(change(more), of, by('quinn'));
  expect(says({ requirements: [met, qa] })).toBe('Met by maya.');
  expect(says({ ...applied, requirements: [met, qa] })).toBe('Met by maya. Applied.');
  expect(says({ ...applied, requirements: [manager, qa] }, manager)).toBe('Applied.');
  expect(says({}, manager)).toBeNull();
});

test('what has ended says how', () => {
  const ways = (status: string) => whyNot(change({ status }), manager, by('maya'));
  expect(ways('rejected')).toEqual(['Rejected by maya.', 'Rejected by maya.']);
  expect(ways('applying')).toEqual(['It is being written now.', 'It is being written now.']);
});

test('a person is shown the requirement that waits for them', () => {
  expect(requirementFor(change(), 'maya')?.key).toBe('manager');
  const both = change({ requirements: [manager, { ...qa, open: true, eligible: ['dina'] }] });
  expect(requirementFor(both, 'dina')?.key).toBe('qa');
  expect(requirementFor(both, 'nobody')?.key).toBe('manager');
  expect(
    requirementFor(change({ requirements: [manager, { ...qa, eligible: ['dina'] }] }), 'dina')?.key,
  ).toBe('qa');
  expect(requirementFor(change({ requirements: [] }), 'maya')).toBeNull();
});

const person = (id: string, roles: PersonBody['roles'] = {}): PersonBody => ({ id, name: id, roles });

test('whoever wrote a change takes it back, and an admin there, and only while there is something to take back', () => {
  const mayBack = (more: Partial<ChangeBody>, who: PersonBody) =>
    why(mayWithdraw(change(more), who, (id) => `${id} by name`));
  expect(mayBack({}, person('ada'))).toBe('may');
  expect(mayBack({ status: 'blocked' }, person('tom'))).toBe('may');
  expect(mayBack({}, person('root', { admin: ['*'] }))).toBe('may');
  const words = 'Only who wrote it, or an admin, takes it back: ada by name, tom by name.';
  expect(mayBack({}, person('maya', { manager: ['*'] }))).toBe(words);
  expect(mayBack({}, person('root', { admin: ['staging'] }))).toBe(words);
  expect(mayBack({ status: 'applying' }, person('ada'))).toBe('It is being written now.');
});

test('what was written or ended is over', () => {
  const over = (status: string) => isOver({ status });
  expect(['preparing', 'review', 'applying', 'blocked'].some(over)).toBe(false);
  expect(
    ['applied', 'rolling', 'done', 'aborted', 'rejected', 'withdrawn', 'expired', 'invalid'].every(over),
  ).toBe(true);
});

test('anybody with a role there stops a rollout that runs', () => {
  const rollout = {
    status: 'waiting',
    environment: 'production',
    waiting: { what: 'Done at 5 %' },
  } as RolloutBody;
  expect(mayAbort(rollout, person('p', { qa: ['production'] })).ok).toBe(true);
  expect(mayAbort(rollout, person('p', { author: ['*'] })).ok).toBe(true);
  expect(mayAbort(rollout, person('p', { viewer: ['*'], author: ['staging'] })).ok).toBe(false);
  expect(mayAbort({ ...rollout, status: 'done' }, person('p', { author: ['*'] }))).toEqual({
    ok: false,
    why: 'Done at 5 %.',
  });
});
