import { afterEach, beforeEach, expect, test } from 'vitest';
import { flag } from '../../unit/evaluator/records.js';
import { isOn, OutageWorld, Watch } from './outage-world.js';
import { until } from './until.js';

let world: OutageWorld;

beforeEach(async () => {
  world = await OutageWorld.open();
});

afterEach(() => world.close());

test('half a minute without its store it is stale, says so once, and serves on; two seconds after it is back it is ready', async () => {
  const { wire, writer } = world;
  await writer.put(flag({ serve: { variant: 'on' } }));
  const flags = world.follow();
  await flags.ready();
  const watch = new Watch(flags);
  const told: string[] = [];
  flags.on('stale', () => told.push('stale'));
  flags.on('ready', () => told.push('ready'));
  wire.down();
  await until(() => flags.status().status === 'STALE', 35_000);
  expect(flags.status().ageMs).toBeGreaterThan(30_000);
  expect(watch).toMatchObject({ answers: [true], changes: [] });
  await writer.put(flag({ version: 2 }));
  const made = wire.made;
  wire.up();
  // By then it asks again at intervals of seconds.
  await until(() => wire.made > made, 15_000);
  expect(await until(() => !isOn(flags) && flags.status().status === 'READY')).toBeLessThan(2_000);
  watch.close();
  expect(watch.answers).toEqual([true, false]);
  expect(told).toEqual(['stale', 'ready']);
}, 60_000);
