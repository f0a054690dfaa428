import { afterAll, beforeAll, expect, test } from 'vitest';
import type { RefusalCode } from '../../domain/failure.js';
import { openProject, type TestProject } from '../support/project.js';
import { GOVERNANCE } from '../support/people.js';
import { creates, rollsOut, stages, updates } from '../support/requests.js';

let world: TestProject;
beforeAll(async () => {
  world = await openProject();
});
afterAll(() => world.close());

const refused = (code: RefusalCode) => ({ accepted: false, code, status: 'review' });

test('the requester is refused, and the attempt stands in history, view and ledger', async () => {
  const id = await world.create('bo', creates('self'));
  const answer = await world.decide('bo', id);
  expect(answer).toMatchObject(refused('SELF_APPROVAL'));
  expect(!answer.accepted && answer.detail).toMatch(
    /^Refused \(SELF_APPROVAL\): whoever asked .* Can act: maya, tom .* Next: sluice change approve/,
  );
  const view = await world.until(id, (each) => each.refusals.length > 0);
  expect(view.refusals).toMatchObject([{ sub: 'bo', cmd: 'decide', code: 'SELF_APPROVAL' }]);
  const entry = (await world.ledger(id)).at(-1)?.body;
  expect(entry).toMatchObject({ type: 'command.refused', outcome: 'refused', code: 'SELF_APPROVAL' });
  expect(entry?.evidence).toHaveLength(1);
  const { events } = await world.change(id).fetchHistory();
  const accepted = events?.filter((event) => event.workflowExecutionUpdateAcceptedEventAttributes);
  expect(accepted).toHaveLength(1);
});

test('an admin is no exception to that', async () => {
  const id = await world.create('root', creates('admins'));
  expect(await world.decide('root', id)).toMatchObject(refused('SELF_APPROVAL'));
});

test('whoever contributed an edition cannot approve it, nor can the one who asked first', async () => {
  const id = await world.create('bo', creates('shared'));
  expect(await world.edit('tom', id, { ...creates('shared'), title: 'better' })).toMatchObject({
    accepted: true,
  });
  const view = await world.until(id, (each) => each.edition === 2);
  expect(view).toMatchObject({ requester: 'bo', authors: ['bo', 'tom'] });
  expect(await world.decide('tom', id)).toMatchObject(refused('SELF_APPROVAL'));
  expect(await world.decide('bo', id)).toMatchObject(refused('SELF_APPROVAL'));
  expect(await world.decide('maya', id)).toMatchObject({ accepted: true });
});

test.each<[string, RefusalCode, string]>([
  ['gone', 'UNKNOWN_PERSON', 'who is not active any more'],
  ['nobody', 'UNKNOWN_PERSON', 'whom nobody knows'],
  ['vic', 'ROLE_MISSING', 'without a role'],
  ['quinn', 'ROLE_MISSING', 'with another role'],
])('%s is refused as %s: somebody %s', async (sub, code) => {
  const id = await world.create('ada', creates(`by-${sub}`));
  expect(await world.decide(sub, id)).toMatchObject(refused(code));
  expect((await world.ledger(id)).at(-1)?.body).toMatchObject({ code, actor: { id: sub } });
});

test('one person fills one slot, whatever roles they hold', async () => {
  const id = await world.create('ada', creates('two-hats'));
  expect(await world.decide('bo', id)).toMatchObject({ accepted: true, status: 'review' });
  expect(await world.decide('bo', id)).toMatchObject(refused('ALREADY_DECIDED'));
  expect(await world.decide('quinn', id)).toMatchObject({ accepted: true });
  expect(await world.change(id).result()).toMatchObject({ status: 'applied' });
});

test.each([
  ['no answers', {}, 'form.approved'],
  ['answers that say no', { approved: false }, 'form.approved must be true'],
  ['answers of the wrong type', { approved: 'yes' }, 'form.approved'],
  ['fields nobody asked for', { approved: true, sudo: true }, 'sudo'],
  ['a comment beyond all measure', { approved: true, comments: 'x'.repeat(2001) }, 'form.comments'],
])('an approval with %s is refused, naming the field', async (name, form, named) => {
  const id = await world.create('ada', creates(`form-${name.replaceAll(' ', '-')}`));
  const answer = await world.decide('maya', id, { form });
  expect(answer).toMatchObject(refused('FORM'));
  expect(!answer.accepted && answer.detail).toContain(named);
  expect((await world.until(id, () => true)).requirements[0]?.met).toBe(false);
});

test('a decision on an edition that was edited since is stale', async () => {
  const id = await world.create('ada', creates('stale'));
  const token = await world.signDecision('maya', id);
  await world.edit('ada', id, { ...creates('stale'), title: 'another' });
  expect(await world.send(id, 'decide', token)).toMatchObject(refused('STALE'));
});

test('a decision after its own time is refused', async () => {
  const id = await world.create('ada', creates('expired'));
  const iat = Math.floor(Date.now() / 1000) - 3 * 86_400;
  const answer = await world.decide('maya', id, { iat, exp: iat + 60 });
  expect(answer).toMatchObject(refused('EXPIRED'));
});

test('a decision from the future is refused', async () => {
  const id = await world.create('ada', creates('future'));
  const iat = Math.floor(Date.now() / 1000) + 600;
  expect(await world.decide('maya', id, { iat, exp: iat + 60 })).toMatchObject(refused('EXPIRED'));
});

test('a decision after the end finds nobody, and changes nothing', async () => {
  const id = await world.create('ada', creates('ended'));
  const token = await world.signDecision('maya', id);
  await world.withdraw('ada', id);
  await world.change(id).result();
  await expect(world.send(id, 'decide', token)).rejects.toThrow(/already completed|not found/);
  expect((await world.ledger(id)).at(-1)?.body.type).toBe('change.withdrawn');
});

test('a decision that arrives together with the end comes before it, or too late', async () => {
  const id = await world.create('ada', creates('closed'));
  const token = await world.signDecision('maya', id);
  const [withdrawn] = await Promise.allSettled([world.withdraw('ada', id), world.send(id, 'decide', token)]);
  expect(withdrawn).toMatchObject({ status: 'fulfilled', value: { accepted: true, status: 'withdrawn' } });
  expect(await world.change(id).result()).toMatchObject({ status: 'withdrawn' });
  const types = (await world.ledger(id)).map((entry) => entry.body.type);
  expect(types).toContain('change.withdrawn');
  expect(types.indexOf('decision.approved')).toBeLessThan(types.indexOf('change.withdrawn'));
});

test('an edit that cannot be resolved is refused and leaves the edition as it was', async () => {
  const id = await world.create('ada', creates('bad-edit'));
  const answer = await world.edit('ada', id, updates('not-there', { name: 'x' }));
  expect(answer).toMatchObject(refused('INVALID'));
  expect(!answer.accepted && answer.detail).toContain('/items/0/flag');
  expect((await world.until(id, () => true)).edition).toBe(1);
});

test('an edit by whoever may not write there is refused', async () => {
  const id = await world.create('ada', creates('foreign-edit'));
  expect(await world.edit('vic', id, creates('foreign-edit'))).toMatchObject(refused('ROLE_MISSING'));
});

test('a rejection needs no answers', async () => {
  const id = await world.create('ada', creates('no-form'));
  const answer = await world.decide('maya', id, { decision: 'reject', form: {} });
  expect(answer).toMatchObject({ accepted: true, status: 'rejected' });
});

test('a decision while the rollout runs already comes too late, and is recorded', async () => {
  const created = await world.create('ada', creates('under-way'));
  await world.approve(created);
  await world.change(created).result();
  const id = await world.create('ada', rollsOut('under-way', stages(60_000, 5, 100)));
  await world.approve(id);
  await world.until(id, (view) => view.status === 'rolling');
  expect(await world.decide('tom', id)).toMatchObject({ code: 'TOO_LATE', status: 'rolling' });
  expect(await world.edit('ada', id, creates('under-way'))).toMatchObject({ code: 'TOO_LATE' });
  expect(await world.withdraw('ada', id)).toMatchObject({ code: 'TOO_LATE' });
  expect((await world.ledger(id)).at(-1)?.body).toMatchObject({ type: 'command.refused', code: 'TOO_LATE' });
  await world.untilRollout('under-way', (view) => view.stage === 0);
  await world.abort('ada', id, 'under-way');
});

test('a command after the end, while notices are still under way, is told that it is closed', async () => {
  const governance = { ...GOVERNANCE, policy: { ...GOVERNANCE.policy, notify: true } };
  const told = await openProject({ governance });
  const id = await told.create('ada', creates('closed-late'));
  const approval = await told.signDecision('tom', id);
  await told.decide('maya', id, { decision: 'reject', form: { approved: false, comments: 'no' } });
  const answer = await told.send(id, 'decide', approval);
  expect(answer).toMatchObject({ accepted: false, code: 'CLOSED', status: 'rejected' });
  expect(!answer.accepted && answer.detail).toBe('Refused (CLOSED): it has ended. Rejected by maya: no.');
  await told.change(id).terminate();
  await told.close();
});
