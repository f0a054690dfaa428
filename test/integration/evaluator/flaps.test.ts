import { setTimeout as sleep } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { flag } from '../../unit/evaluator/records.js';
import { isOn, OutageWorld, Watch } from './outage-world.js';
import { until } from './until.js';

const FLAPS = 100;
/** By then everything that is made once has been made. */
const SETTLED = 20;
const NOTHING_MUCH = 512 * 1024;

let world: OutageWorld;

beforeEach(async () => {
  world = await OutageWorld.open();
});

afterEach(() => world.close());

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

function heap(): number {
  collect();
  return process.memoryUsage().heapUsed;
}

test('a hundred cut connections leave two, a flat heap, and every change told once', async () => {
  const { wire, writer } = world;
  await writer.put(flag());
  const flags = world.follow();
  await flags.ready();
  const watch = new Watch(flags);
  let before = 0;
  for (let flap = 1; flap <= FLAPS; flap++) {
    wire.cut();
    const wanted = flap % 2 === 1;
    await writer.put(flag({ version: flap + 1, serve: { variant: wanted ? 'on' : 'off' } }));
    expect(await until(() => isOn(flags) === wanted)).toBeLessThan(2_000);
    if (flap === SETTLED) before = heap();
  }
  await until(() => wire.open === 2);
  expect(wire.made).toBeLessThan(3.5 * FLAPS);
  expect(heap() - before).toBeLessThan(NOTHING_MUCH);
  watch.close();
  expect(watch.changes).toHaveLength(FLAPS);
  expect(watch.answers).toHaveLength(FLAPS + 1);
}, 60_000);

test('a connection that swallows everything is given up, and the age goes on rising until then', async () => {
  const { wire, writer } = world;
  await writer.put(flag());
  const flags = world.follow();
  await flags.ready();
  wire.swallows = true;
  await writer.put(flag({ version: 2, serve: { variant: 'on' } }));
  await sleep(3_000);
  expect(flags.status().ageMs).toBeGreaterThan(2_500);
  expect(isOn(flags)).toBe(false);
  wire.swallows = false;
  await until(() => isOn(flags), 10_000);
});
