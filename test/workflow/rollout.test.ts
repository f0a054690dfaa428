import { afterAll, beforeAll, expect, test } from 'vitest';
import { knowledgeOf } from '../support/attack.js';
import { openProject, type TestProject } from '../support/project.js';
import { creates, rollsOut, stages, updates } from '../support/requests.js';
import { targetOn } from '../support/speaker.js';
import { pause } from '../support/until.js';

let world: TestProject;
beforeAll(async () => {
  world = await openProject();
});
afterAll(() => world.close());

async function flagNamed(flag: string): Promise<void> {
  const id = await world.create('ada', creates(flag));
  await world.approve(id);
  await world.change(id).result();
}

async function rolling(flag: string, waitMs: number, ...percents: readonly number[]): Promise<string> {
  await flagNamed(flag);
  const id = await world.create('ada', rollsOut(flag, stages(waitMs, ...percents)));
  await world.approve(id);
  return id;
}

const unitsIn = async (flag: string) => (await world.flag(flag))?.rules[0]?.exposure?.units;

test('five stages are set one after the other, each with a version, a receipt and an entry of its own', async () => {
  const id = await rolling('staged', 100, 5, 25, 50, 75, 100);
  expect(await world.change(id).result()).toMatchObject({ status: 'done', ending: null });
  const history = await world.store.history('production', 'staged', 20);
  const units = history.map((entry) => entry.record?.rules[0]?.exposure?.units);
  expect(units.reverse()).toEqual([undefined, 0, 5_000, 25_000, 50_000, 75_000, 100_000]);
  for (const stage of [0, 1, 2, 3, 4])
    expect(await world.store.receipt(`${id}/1/stage-${String(stage)}`)).toMatchObject({
      revisions: { production: expect.any(Number) as number },
    });
  const entries = (await world.ledger(id)).map(({ body }) => [body.type, body.stage, body.detail?.['units']]);
  expect(entries.slice(3)).toEqual([
    ['change.applied', undefined, undefined],
    ['rollout.stage', 0, 5_000],
    ['rollout.stage', 1, 25_000],
    ['rollout.stage', 2, 50_000],
    ['rollout.stage', 3, 75_000],
    ['rollout.stage', 4, 100_000],
    ['rollout.done', 4, undefined],
    ['change.closed', undefined, undefined],
  ]);
});

test('every stage names the quorum it stands on and the workflow that wrote it', async () => {
  const id = await rolling('evidenced', 20, 50, 100);
  await world.change(id).result();
  const entries = await world.ledger(id);
  const commands = entries.filter(({ body }) =>
    ['change.submitted', 'decision.approved'].includes(body.type),
  );
  for (const { body } of entries.filter((entry) => entry.body.type === 'rollout.stage')) {
    expect(body.authority).toEqual({ kind: 'quorum' });
    expect(body.evidence).toEqual(commands.flatMap((entry) => entry.body.evidence));
    expect(body.workflow?.id).toBe(`rollout/${world.project}/production/evidenced/rollout-on`);
    expect(body.rollout).toBe('production/evidenced/rollout-on');
  }
});

test('the view follows the stages, and the change waits for its rollout', async () => {
  const id = await rolling('viewed', 1_500, 10, 100);
  const first = await world.untilRollout('viewed', (view) => view.units === 10_000);
  expect(first).toMatchObject({ status: 'waiting', stage: 0, change: id, held: null });
  expect(first.waiting.sentence).toMatch(
    /^At 10 % of its subjects, stage 1 of 2; waiting until .* rollout abort /,
  );
  const change = await world.until(id, (view) => view.status === 'rolling');
  expect(change).toMatchObject({ rollout: 'production/viewed/rollout-on' });
  await world.change(id).result();
  const last = await world.untilRollout('viewed', (view) => view.status === 'done');
  expect(last).toMatchObject({ stage: 1, units: 100_000, nextAtMs: null });
  expect(last.waiting.sentence).toBe('Done at 100 % of its subjects.');
  expect(await world.until(id, (view) => view.status === 'done')).toMatchObject({ ending: null });
});

test('a stage without a wait is followed at once, and one wait may differ from another', async () => {
  await flagNamed('uneven');
  const plan = [{ units: 1_000 }, { units: 2_000, wait: { forMs: 400 } }, { units: 3_000 }];
  const id = await world.create('ada', rollsOut('uneven', plan));
  await world.approve(id);
  await world.change(id).result();
  const at = (await world.ledger(id))
    .filter((entry) => entry.body.type === 'rollout.stage')
    .map(({ at }) => at);
  expect((at[1] ?? 0) - (at[0] ?? 0)).toBeLessThan(400);
  expect((at[2] ?? 0) - (at[1] ?? 0)).toBeGreaterThanOrEqual(395);
});

test('a rollout of a rule that exists begins where the rule is', async () => {
  const first = await rolling('onward', 20, 10, 20);
  await world.change(first).result();
  const id = await world.create('ada', rollsOut('onward', stages(20, 60, 100)));
  await world.approve(id);
  expect(await world.change(id).result()).toMatchObject({ status: 'done', revisions: {} });
  expect(await unitsIn('onward')).toBe(100_000);
});

test('while a rollout runs, another one of the same rule waits its turn: it owns the rule', async () => {
  const first = await rolling('owned', 2_000, 10, 100);
  await world.untilRollout('owned', (view) => view.stage === 0);
  const id = await world.create('tom', rollsOut('owned', stages(20, 50, 100)));
  await world.approve(id);
  const blocked = await world.until(id, (view) => view.status === 'blocked');
  expect(blocked.block?.code).toBe('OWNED');
  expect(blocked.waiting.sentence).toContain(`of change ${first} owns this rule`);
  await world.change(first).result();
  expect(await unitsIn('owned')).toBe(100_000);
  await world.withdraw('tom', id);
});

test('while a rollout runs, its rule is nobody else’s to edit, and the rest of the flag is', async () => {
  const first = await rolling('shared', 2_500, 10, 100);
  await world.untilRollout('shared', (view) => view.stage === 0);
  const rule = (await world.flag('shared'))?.rules[0];
  const edit = await world.create(
    'tom',
    updates('shared', { rules: rule ? [{ ...rule, enabled: false }] : [] }),
  );
  await world.approve(edit);
  expect((await world.until(edit, (view) => view.status === 'blocked')).block?.code).toBe('OWNED');
  const other = await world.create('tom', updates('shared', { tags: ['mine'] }));
  await world.approve(other);
  expect(await world.change(other).result()).toMatchObject({ status: 'applied' });
  expect(await world.change(first).result()).toMatchObject({ status: 'done' });
  expect(await world.flag('shared')).toMatchObject({
    tags: ['mine'],
    rules: [{ exposure: { units: 100_000 } }],
  });
  await world.withdraw('tom', edit);
});

test('a late wake-up serves what is left of the wait by the clock, and leaves out no stage', async () => {
  const late = await openProject({ worker: false });
  const worker = await late.startWorker();
  const flag = await late.create('ada', creates('late'));
  await late.approve(flag);
  await late.change(flag).result();
  const id = await late.create('ada', rollsOut('late', stages(1_200, 10, 20, 100)));
  await late.approve(id);
  await late.untilRollout('late', (view) => view.stage === 0);
  await worker.stop();
  await pause(2_000);
  expect((await late.flag('late'))?.rules[0]?.exposure?.units).toBe(10_000);
  await late.startWorker();
  expect(await late.change(id).result()).toMatchObject({ status: 'done' });
  const entries = (await late.ledger(id)).filter((entry) => entry.body.type === 'rollout.stage');
  expect(entries.map((entry) => entry.body.stage)).toEqual([0, 1, 2]);
  const [first = 0, second = 0, third = 0] = entries.map((entry) => entry.at);
  expect(second - first).toBeGreaterThanOrEqual(2_000);
  expect(third - second).toBeGreaterThanOrEqual(1_195);
  await late.close();
});

test('a cancel or an end of the change from outside leaves its rollout running', async () => {
  const id = await rolling('abandoned', 800, 10, 100);
  await world.untilRollout('abandoned', (view) => view.stage === 0);
  await world.change(id).terminate();
  expect(await world.rollout(targetOn('abandoned')).result()).toMatchObject({
    status: 'done',
    units: 100_000,
  });
});

test('a cancel of the rollout is nobody’s signed command: it goes on', async () => {
  await rolling('uncancelled', 500, 10, 100);
  await world.untilRollout('uncancelled', (view) => view.stage === 0);
  await world.rollout(targetOn('uncancelled')).cancel();
  expect(await world.rollout(targetOn('uncancelled')).result()).toMatchObject({ status: 'done' });
});

test('a rollout that somebody ends from outside ends its change too, and frees the rule', async () => {
  const id = await rolling('terminated', 60_000, 10, 100);
  await world.untilRollout('terminated', (view) => view.stage === 0);
  await world.rollout(targetOn('terminated')).terminate('a test');
  expect(await world.change(id).result()).toMatchObject({ status: 'aborted' });
  const view = await world.untilRollout('terminated', (each) => each.status === 'aborted');
  expect(view.waiting.what).toContain('still at 10 %');
  const { grant, tokens, rollout } = await knowledgeOf(world, id);
  const again = await world.act('setStage', { grant, stage: 1, tokens, state: rollout });
  expect(again.ok).toBe(false);
  const next = await world.create('ada', rollsOut('terminated', stages(20, 50, 100)));
  await world.approve(next);
  expect(await world.change(next).result()).toMatchObject({ status: 'done' });
});
