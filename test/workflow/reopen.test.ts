import { afterEach, expect, test } from 'vitest';
import type { Governance } from '../../domain/policy/environment.js';
import type { Person } from '../../domain/policy/people.js';
import type { FlagStore } from '../../store/port.js';
import { GOVERNANCE, PEOPLE } from '../support/people.js';
import { openProject, type TestProject } from '../support/project.js';
import { creates } from '../support/requests.js';

let world: TestProject;
afterEach(() => world.close());

interface Documents {
  people: readonly Person[];
  governance: Governance;
}

/** The real store, with people and policies that somebody changes while a change is under way. */
async function openChanging(start: Partial<Documents> = {}): Promise<Documents> {
  world = await openProject({ worker: false });
  const documents: Documents = { people: PEOPLE, governance: GOVERNANCE, ...start };
  const store: FlagStore = {
    ...world.store,
    people: () => Promise.resolve({ format: 1, version: 2, people: documents.people }),
    governance: () => Promise.resolve(documents.governance),
  };
  await world.startWorker(store);
  return documents;
}

const without = (id: string): readonly Person[] => PEOPLE.filter((person) => person.id !== id);
const altered = (id: string, alter: Partial<Person>): readonly Person[] =>
  PEOPLE.map((person) => (person.id === id ? { ...person, ...alter } : person));

test.each([
  ['removed', without('maya')],
  ['deactivated', altered('maya', { active: false })],
  ['stripped of the role', altered('maya', { roles: { author: ['*'] } })],
  ['given the role elsewhere only', altered('maya', { roles: { manager: ['staging'] } })],
])(
  'an approver who is %s before the write does not count, and the requirement opens again',
  async (_, people) => {
    const documents = await openChanging();
    const id = await world.create('ada', creates('reopened'));
    await world.decide('maya', id);
    documents.people = people;
    await world.decide('quinn', id);
    const view = await world.until(id, (each) => each.requirements[0]?.open === true);
    expect(view.requirements.map((each) => [each.met, each.metBy])).toEqual([
      [false, []],
      [true, ['quinn']],
    ]);
    expect(view.requirements[0]?.eligible).toEqual(['bo', 'tom']);
    expect(view.requirements[0]?.deadlineMs).toBeGreaterThan(Date.now());
    expect(await world.flag('reopened')).toBeNull();
    expect(await world.decide('tom', id)).toMatchObject({ accepted: true });
    expect(await world.change(id).result()).toMatchObject({ status: 'applied' });
  },
);

test('a policy that was tightened opens what it adds, and what was met stays met', async () => {
  const loose = { ...GOVERNANCE, policy: { ...GOVERNANCE.policy, requireQa: false } };
  const documents = await openChanging({ governance: loose });
  const id = await world.create('ada', creates('tightened'));
  const before = await world.until(id, (each) => each.status === 'review');
  expect(before.requirements).toHaveLength(1);
  documents.governance = GOVERNANCE;
  await world.decide('maya', id);
  const view = await world.until(id, (each) => each.requirements.length === 2);
  expect(view.requirements.map((each) => [each.key, each.met, each.open])).toEqual([
    ['manager', true, false],
    ['qa', false, true],
  ]);
  expect((await world.ledger(id)).at(-1)?.body.type).toBe('change.blocked');
  await world.decide('quinn', id);
  expect(await world.change(id).result()).toMatchObject({ status: 'applied' });
});

test('without QA in the policy one approval is enough', async () => {
  await openChanging({ governance: { ...GOVERNANCE, policy: { ...GOVERNANCE.policy, requireQa: false } } });
  const id = await world.create('ada', creates('loose'));
  await world.decide('maya', id);
  expect(await world.change(id).result()).toMatchObject({ status: 'applied' });
});

test('an environment that nobody governs any more asks for nobody', async () => {
  const documents = await openChanging();
  const id = await world.create('ada', creates('freed', 'staging'));
  await world.decide('maya', id);
  documents.governance = { ...GOVERNANCE, environments: [] };
  await world.decide('quinn', id);
  // An environment nobody knows is governed: a gap never opens a door.
  expect(await world.change(id).result()).toMatchObject({ status: 'applied' });
  expect((await world.ledger(id)).at(-1)?.body.authority).toEqual({ kind: 'quorum' });
});
