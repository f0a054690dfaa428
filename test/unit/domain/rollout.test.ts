import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Plan } from '../../../domain/proposal/proposal.js';
import { dwellEnd, nextMove } from '../../../domain/rollout/next-move.js';
import { newRollout, reduceRollout } from '../../../domain/rollout/reduce.js';
import { composeAbort, composeStage } from '../../../domain/rollout/stage.js';
import type { RolloutState } from '../../../domain/rollout/state.js';
import { rolloutView } from '../../../domain/rollout/view.js';
import { ruleAt, stages } from '../../support/requests.js';
import { flagOf } from '../../support/store-samples.js';
import { liveOf } from './samples.js';

const target = { env: 'production', flag: 'sample', rule: 'rollout-on' };
const PLAN: Plan = { target, startUnits: 0, stages: stages(60_000, 5, 50, 100) };
const rolling = (units: number, more = {}) =>
  liveOf(flagOf('sample', 7, { rules: [ruleAt('rollout-on', units)], ...more }));

const plans: fc.Arbitrary<Plan> = fc
  .array(
    fc.record({
      step: fc.integer({ min: 1, max: 9_000 }),
      forMs: fc.option(fc.integer({ min: 0, max: 1_000_000 })),
    }),
    { minLength: 1, maxLength: 10 },
  )
  .map((parts) => {
    let units = 0;
    const all = parts.map(({ step, forMs }) => ({
      units: (units += step),
      ...(forMs === null ? {} : { wait: { forMs } }),
    }));
    return { target, startUnits: 0, stages: all };
  });

/** Follows a plan by a clock that wakes up late by chance, as after outages. */
function follow(plan: Plan, delays: readonly number[]) {
  const set: { stage: number; atMs: number }[] = [];
  let at = { stage: -1, stageAtMs: null as number | null };
  let now = 0;
  for (let i = 0; i < 100; i += 1) {
    const move = nextMove(plan, at, now);
    if (move.do === 'finish') return { set, endedAtMs: now };
    if (move.do === 'wait') now = move.untilMs + (delays[i % Math.max(1, delays.length)] ?? 0);
    if (move.do === 'set') {
      set.push({ stage: move.stage, atMs: now });
      at = { stage: move.stage, stageAtMs: now };
    }
  }
  throw new TypeError('the plan never ends');
}

test('every stage is set once and in order, and stays at least as long as was approved', () => {
  fc.assert(
    fc.property(plans, fc.array(fc.integer({ min: 0, max: 10_000_000 })), (plan, delays) => {
      const { set, endedAtMs } = follow(plan, delays);
      expect(set.map(({ stage }) => stage)).toEqual(plan.stages.map((_, i) => i));
      set.forEach(({ stage, atMs }, i) => {
        const next = set[i + 1]?.atMs ?? endedAtMs;
        expect(next - atMs).toBeGreaterThanOrEqual(plan.stages[stage]?.wait?.forMs ?? 0);
      });
    }),
  );
});

test('on time, a plan takes exactly the sum of its waits', () => {
  fc.assert(
    fc.property(plans, (plan) => {
      const waits = plan.stages.map((stage) => stage.wait?.forMs ?? 0).reduce((a, b) => a + b, 0);
      expect(follow(plan, []).endedAtMs).toBe(waits);
    }),
  );
});

test('a wait counts from when its stage was set, not from now', () => {
  expect(nextMove(PLAN, { stage: 0, stageAtMs: 1_000 }, 50_000)).toEqual({ do: 'wait', untilMs: 61_000 });
  expect(nextMove(PLAN, { stage: 0, stageAtMs: 1_000 }, 61_000)).toEqual({ do: 'set', stage: 1 });
  expect(nextMove(PLAN, { stage: 2, stageAtMs: 1_000 }, 1_000)).toEqual({ do: 'finish' });
  expect(dwellEnd(PLAN, { stage: -1, stageAtMs: null })).toBeNull();
});

const compose = (
  stage: number,
  live = rolling(0),
  times: { previousAtMs?: number | null; nowMs?: number } = {},
) => {
  const { previousAtMs = stage === 0 ? null : 0, nowMs = 60_000 } = times;
  return composeStage({ plan: PLAN, stage, live, previousAtMs, nowMs });
};

test('a stage writes its units and one version more, and leaves everything else as it is live', () => {
  const live = rolling(5_000, { tags: ['theirs'] });
  const made = compose(1, live);
  expect(made).toEqual({
    ok: true,
    value: { ...live.record, version: 8, rules: [ruleAt('rollout-on', 50_000)] },
  });
});

test.each([
  ['before the one before it was set', 1, rolling(5_000), { previousAtMs: null }, 'NOT_MET'],
  ['before the wait is over', 1, rolling(5_000), { previousAtMs: 30_000 }, 'TOO_EARLY'],
  ['of a flag that is off', 1, rolling(5_000, { state: 'disabled' }), {}, 'LOWERED'],
  ['of a flag that is archived', 1, rolling(5_000, { state: 'archived' }), {}, 'REFERENCE'],
  ['of a flag that is gone', 1, liveOf(null, 8), {}, 'REFERENCE'],
  ['of a rule that is gone', 1, liveOf(flagOf('sample', 7)), {}, 'DRIFT'],
  ['where the units are others than were set', 1, rolling(6_000), {}, 'DRIFT'],
  ['that would leave one out', 2, rolling(5_000), {}, 'DRIFT'],
  ['that the plan does not have', 3, rolling(100_000), {}, 'INVALID'],
] as const)('a stage %s is not composed', (...[, stage, live, times, code]) => {
  expect(compose(stage, live, times)).toMatchObject({ ok: false, error: { code } });
});

test('the store’s clock may run a second behind the timer’s, and not more', () => {
  expect(compose(1, rolling(5_000), { nowMs: 59_100 }).ok).toBe(true);
  expect(compose(1, rolling(5_000), { nowMs: 58_900 }).ok).toBe(false);
});

test('an abort goes back to where the plan began, and never raises', () => {
  const begun = { ...PLAN, startUnits: 10_000 };
  expect(composeAbort(begun, rolling(50_000))).toMatchObject({
    value: { version: 8, rules: [{ exposure: { units: 10_000 } }] },
  });
  for (const live of [rolling(10_000), rolling(2_000), liveOf(null, 9), liveOf(flagOf('sample', 7))])
    expect(composeAbort(begun, live)).toEqual({ ok: true, value: null });
});

test('an abort takes a flag that is off, too', () => {
  expect(composeAbort(PLAN, rolling(5_000, { state: 'disabled' }))).toMatchObject({
    value: { state: 'disabled', rules: [{ exposure: { units: 0 } }] },
  });
});

test('a rollout’s state is plain JSON, and its view has a next time only while it moves', () => {
  const begun = newRollout('p', { change: 'c', edition: 1, proposalHash: 'h' }, PLAN);
  const waiting = reduceRollout(begun, { type: 'set', stage: 0, units: 5_000, atMs: 1_000 });
  expect(JSON.parse(JSON.stringify(waiting)) as RolloutState).toEqual(waiting);
  expect(rolloutView(begun)).toMatchObject({ nextAtMs: null, units: 0, id: 'production/sample/rollout-on' });
  expect(rolloutView(waiting).nextAtMs).toBe(61_000);
  const held = reduceRollout(waiting, { type: 'held', code: 'DRIFT', detail: '' });
  expect(rolloutView(held).nextAtMs).toBeNull();
  expect(rolloutView(reduceRollout(held, { type: 'aborted', units: 0, ending: 'e' }))).toMatchObject({
    nextAtMs: null,
    held: null,
    transition: 3,
  });
});
