import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Person } from '../../domain/policy/people.js';
import type { FlagStore } from '../../store/port.js';
import { knowledgeOf } from '../support/attack.js';
import { writeForeign } from '../support/foreign.js';
import { PEOPLE } from '../support/people.js';
import { openProject, type TestProject } from '../support/project.js';
import { creates, rollsOut, ruleAt, stages } from '../support/requests.js';

let world: TestProject;
let people: readonly Person[] = PEOPLE;
beforeAll(async () => {
  world = await openProject({ worker: false });
  const changing: FlagStore = {
    ...world.store,
    people: () => Promise.resolve({ format: 1, version: 2, people }),
  };
  await world.startWorker(changing);
});
afterAll(() => world.close());

async function rolling(flag: string, waitMs: number): Promise<string> {
  const created = await world.create('ada', creates(flag));
  await world.approve(created);
  await world.change(created).result();
  const id = await world.create('ada', rollsOut(flag, stages(waitMs, 5, 50, 100)));
  await world.approve(id);
  await world.untilRollout(flag, (view) => view.stage >= 0);
  return id;
}

const unitsIn = async (flag: string) => (await world.flag(flag))?.rules[0]?.exposure?.units;

test('a flag that was switched off holds its rollout, and nothing raises it again by itself', async () => {
  const id = await rolling('killed', 300);
  await writeForeign(world, 'killed', (live) => ({ ...live, state: 'disabled' }));
  const view = await world.untilRollout('killed', (each) => each.status === 'held');
  expect(view.held).toEqual({ code: 'LOWERED', detail: 'killed in production was switched off' });
  expect(view.waiting.sentence).toMatch(
    /^Held at 5 % of its subjects \(LOWERED\): .* Next: sluice rollout abort /,
  );
  expect((await world.ledger(id)).at(-1)?.body).toMatchObject({
    type: 'rollout.held',
    actor: { kind: 'system' },
  });
  expect(await unitsIn('killed')).toBe(5_000);
  await world.abort('ada', id, 'killed');
});

test.each([
  ['raised', [ruleAt('rollout-on', 90_000)], 90_000],
  ['lowered', [ruleAt('rollout-on', 1_000)], 1_000],
  ['removed', [], undefined],
] as const)('exposure that somebody else %s holds the rollout as drift', async (how, rules, units) => {
  const flag = `drift-${how}`;
  const id = await rolling(flag, 300);
  await writeForeign(world, flag, (live) => ({ ...live, rules }));
  const view = await world.untilRollout(flag, (each) => each.status === 'held');
  expect(view.held?.code).toBe('DRIFT');
  expect(await unitsIn(flag)).toBe(units);
  await world.abort('ada', id, flag);
});

test('a flag that is gone holds its rollout, which can still be ended', async () => {
  const id = await rolling('vanished', 300);
  await writeForeign(world, 'vanished', () => null);
  const view = await world.untilRollout('vanished', (each) => each.status === 'held');
  expect(view.held?.code).toBe('REFERENCE');
  expect(await world.abort('ada', id, 'vanished')).toMatchObject({ accepted: true, status: 'aborted' });
  expect(await world.change(id).result()).toMatchObject({ status: 'aborted' });
});

test('an approver who left holds the next stage: a grant must stand when it raises', async () => {
  const id = await rolling('unbacked', 400);
  people = PEOPLE.filter((person) => person.id !== 'maya');
  const view = await world.untilRollout('unbacked', (each) => each.status === 'held');
  people = PEOPLE;
  expect(view.held).toMatchObject({ code: 'NOT_MET' });
  expect(await unitsIn('unbacked')).toBe(5_000);
  await world.abort('ada', id, 'unbacked');
});

test('no stage is set without a quorum, before its time, out of order, or after an abort', async () => {
  const HOUR = 3_600_000;
  const id = await rolling('guarded', HOUR);
  const { grant, tokens, rollout } = await knowledgeOf(world, id);
  const set = (stage: number, by = tokens) =>
    world.act('setStage', { grant, stage, tokens: by, state: rollout });
  expect(await set(1, [])).toMatchObject({ ok: false, code: 'NOT_MET' });
  expect(await set(1)).toMatchObject({ ok: false, code: 'TOO_EARLY' });
  expect(await set(2)).toMatchObject({ ok: false, code: 'NOT_MET' });
  expect(await set(7)).toMatchObject({ ok: false });
  expect(await set(0)).toMatchObject({ ok: true, units: 5_000 });
  const short = { ...rollout, plan: { ...rollout.plan, stages: stages(0, 5, 100) } };
  const claimed = world.act('setStage', { grant, stage: 1, tokens, state: short });
  expect(await claimed).toMatchObject({ ok: false, code: 'TOO_EARLY' });
  expect(await unitsIn('guarded')).toBe(5_000);
  await world.abort('ada', id, 'guarded');
  expect((await set(1)).ok).toBe(false);
  expect(await unitsIn('guarded')).toBe(0);
});

test('the first stage of a plan that was aborted before it is refused as closed', async () => {
  const created = await world.create('ada', creates('first'));
  await world.approve(created);
  await world.change(created).result();
  const id = await world.create('ada', rollsOut('first', stages(3_600_000, 5, 100)));
  await world.until(id, (view) => view.status === 'review');
  const { grant, rollout } = await knowledgeOf(world, id);
  expect(await world.act('setStage', { grant, stage: 0, tokens: [], state: rollout })).toMatchObject({
    ...{ ok: false, code: 'NOT_MET' },
  });
  await world.approve(id);
  await world.untilRollout('first', (view) => view.stage === 0);
  await world.abort('ada', id, 'first');
  await world.change(id).result();
  expect(await unitsIn('first')).toBe(0);
});

test('an abort that nobody signed lowers nothing', async () => {
  const id = await rolling('unsigned', 3_600_000);
  const { grant, tokens, rollout } = await knowledgeOf(world, id);
  for (const token of ['', 'x.y.z', tokens[1] ?? '']) {
    const aborted = await world.act('abortRollout', { grant, token, state: rollout });
    expect(aborted).toMatchObject({ ok: false, code: 'NOT_MET' });
  }
  expect(await unitsIn('unsigned')).toBe(5_000);
  await world.abort('ada', id, 'unsigned');
});

test('a stage that stayed longer than receipts are kept is followed by the next one', async () => {
  const id = await rolling('outlived', 300);
  await writeForeign(world, 'outlived', (live) => ({ ...live, state: 'disabled' }));
  await world.untilRollout('outlived', (view) => view.status === 'held');
  await writeForeign(world, 'outlived', (live) => ({ ...live, state: 'active' }));
  const { grant, tokens, rollout } = await knowledgeOf(world, id);
  const forgetful: FlagStore = { ...world.store, receipt: () => Promise.resolve(null) };
  const input = { grant, stage: 1, tokens, state: rollout };
  expect(await world.act('setStage', input, forgetful)).toMatchObject({ ok: true, units: 50_000 });
  await world.abort('ada', id, 'outlived');
});
