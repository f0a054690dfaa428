import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Answer } from '../../domain/messages.js';
import { knowledgeOf } from '../support/attack.js';
import { writeForeign } from '../support/foreign.js';
import { openProject, type TestProject } from '../support/project.js';
import { creates, rollsOut, stages } from '../support/requests.js';
import { signAbort, targetOn } from '../support/speaker.js';

let world: TestProject;
beforeAll(async () => {
  world = await openProject();
});
afterAll(() => world.close());

const HOUR = 3_600_000;

async function rolling(flag: string, waitMs = HOUR): Promise<string> {
  const created = await world.create('ada', creates(flag));
  await world.approve(created);
  await world.change(created).result();
  const id = await world.create('ada', rollsOut(flag, stages(waitMs, 5, 50, 100)));
  await world.approve(id);
  await world.untilRollout(flag, (view) => view.stage >= 0);
  return id;
}

const unitsIn = async (flag: string) => (await world.flag(flag))?.rules[0]?.exposure?.units;

test('an abort lowers at once to where the plan began, by authority of lowering', async () => {
  const id = await rolling('aborted');
  expect(await unitsIn('aborted')).toBe(5_000);
  expect(await world.abort('ada', id, 'aborted')).toMatchObject({ accepted: true, status: 'aborted' });
  expect(await unitsIn('aborted')).toBe(0);
  expect(await world.change(id).result()).toMatchObject({ status: 'aborted', ending: 'ada: errors rise' });
  const entries = await world.ledger(id);
  expect(entries.find((entry) => entry.body.type === 'rollout.aborted')?.body).toMatchObject({
    ...{ authority: { kind: 'lowering' }, actor: { id: 'ada' }, reason: 'errors rise', detail: { units: 0 } },
    evidence: [expect.any(String) as string],
  });
  const view = await world.untilRollout('aborted', (each) => each.status === 'aborted');
  expect(view.waiting.sentence).toBe('Aborted, back at 0 % of its subjects (ada: errors rise).');
});

test('what others changed in the flag meanwhile stays', async () => {
  const id = await rolling('kept');
  await writeForeign(world, 'kept', (live) => ({ ...live, tags: ['theirs'] }));
  await world.abort('maya', id, 'kept');
  expect(await world.flag('kept')).toMatchObject({ tags: ['theirs'], rules: [{ exposure: { units: 0 } }] });
});

test('an abort of a rollout that is held is taken as well', async () => {
  const id = await rolling('held', 100);
  await writeForeign(world, 'held', (live) => ({ ...live, state: 'disabled' }));
  await world.untilRollout('held', (view) => view.status === 'held');
  expect(await world.abort('ada', id, 'held')).toMatchObject({ accepted: true, status: 'aborted' });
  expect(await unitsIn('held')).toBe(0);
  expect(await world.flag('held')).toMatchObject({ state: 'disabled' });
});

test('a rollout that no change started ends at once, and nobody sees it', async () => {
  const created = await world.create('ada', creates('raw'));
  await world.approve(created);
  await world.change(created).result();
  const id = await world.create('ada', rollsOut('raw', stages(HOUR, 5, 100)));
  const { grant, proposal } = await knowledgeOf(world, id);
  const started = await world.client.workflow.start('scheduledRollout', {
    ...{ workflowId: world.rollout(targetOn('raw')).workflowId, taskQueue: world.project },
    args: [{ project: world.project, grant, plan: proposal.plan, tokens: [] }],
  });
  await expect(started.result()).rejects.toMatchObject({ cause: { type: 'FOREIGN' } });
  expect(await world.store.rollout('production/raw/rollout-on')).toBeNull();
  expect(await world.flag('raw')).toMatchObject({ rules: [] });
});

test('a second abort finds it over, and writes nothing more', async () => {
  const id = await rolling('twice');
  const [first, second] = await Promise.all([
    world.abort('ada', id, 'twice'),
    world.abort('maya', id, 'twice').catch((error: unknown) => String(error)),
  ]);
  const outcomes = [first, second].map((answer) =>
    typeof answer === 'object' && answer.accepted ? 'taken' : 'late',
  );
  expect(outcomes.sort()).toEqual(['late', 'taken']);
  expect((await world.ledger(id)).filter((entry) => entry.body.type === 'rollout.aborted')).toHaveLength(1);
  await expect(world.abort('ada', id, 'twice')).rejects.toThrow(/completed|not found/);
});

test('the same abort by update and by signal is one', async () => {
  const id = await rolling('both-ways');
  const token = await signAbort(world.voice, { sub: 'quinn', id, flag: 'both-ways' });
  const handle = world.rollout(targetOn('both-ways'));
  const args: [{ token: string }] = [{ token }];
  const [answer] = await Promise.all([
    handle.executeUpdate<Answer, [{ token: string }]>('control', { args }),
    handle.signal('control', { token }),
  ]);
  expect(answer).toMatchObject({ accepted: true, status: 'aborted' });
  const entries = (await world.ledger(id)).map((entry) => entry.body.type);
  expect(entries.filter((type) => type === 'rollout.aborted' || type === 'command.refused')).toHaveLength(1);
});

test.each([
  ['vic', 'ROLE_MISSING'],
  ['gone', 'UNKNOWN_PERSON'],
  ['nobody', 'UNKNOWN_PERSON'],
])('an abort by %s is refused, recorded, and stops nothing', async (sub, code) => {
  const flag = `not-by-${sub}`;
  const id = await rolling(flag);
  expect(await world.abort(sub, id, flag)).toMatchObject({ accepted: false, code, status: 'waiting' });
  expect(await unitsIn(flag)).toBe(5_000);
  expect((await world.ledger(id)).at(-1)?.body).toMatchObject({ type: 'command.refused', code });
  await world.abort('ada', id, flag);
});

test('an abort signed for another rollout, or for an earlier run of the same rule, is foreign', async () => {
  const first = await rolling('reused');
  const old = await signAbort(world.voice, { sub: 'ada', id: first, flag: 'reused' });
  await world.abort('ada', first, 'reused');
  await world.change(first).result();
  const id = await world.create('ada', rollsOut('reused', stages(HOUR, 5, 100)));
  await world.approve(id);
  await world.untilRollout('reused', (view) => view.change === id && view.stage === 0);
  const other = await signAbort(world.voice, { sub: 'ada', id, flag: 'elsewhere' });
  for (const token of [old, other]) {
    const args: [{ token: string }] = [{ token }];
    const answer = world
      .rollout(targetOn('reused'))
      .executeUpdate<Answer, [{ token: string }]>('control', { args });
    expect(await answer).toMatchObject({ code: 'FOREIGN', status: 'waiting' });
  }
  expect(await unitsIn('reused')).toBe(5_000);
  await world.abort('ada', id, 'reused');
});
