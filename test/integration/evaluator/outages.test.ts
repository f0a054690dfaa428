import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { flag } from '../../unit/evaluator/records.js';
import { isOn, OutageWorld, POLL_MS, Watch } from './outage-world.js';
import { until } from './until.js';

const OUTAGE_MS = 1_500;
const BACK_WITHIN_MS = 2_000;

let world: OutageWorld;

beforeEach(async () => {
  world = await OutageWorld.open();
});

afterEach(() => world.close());

const turnOff = (): Promise<void> => world.writer.put(flag({ version: 9 }));

interface Fault {
  readonly name: string;
  begin(): Promise<void> | void;
  /** The store can be reached again, and says what was written last: off. */
  end(): Promise<void>;
  /** Whether the evaluator can know more than that nothing was heard. */
  readonly isTold: boolean;
}

const FAULTS: readonly Fault[] = [
  {
    name: 'killed, and restarted with what it held',
    isTold: true,
    begin: () => world.kill(),
    end: async () => {
      await world.restart();
      await turnOff();
    },
  },
  {
    name: 'killed, restarted empty and restored',
    isTold: true,
    begin: () => world.kill(),
    end: async () => {
      await world.restart({ empty: true });
      world.writer.generation = 'g2';
      await turnOff();
    },
  },
  {
    name: 'paused',
    isTold: false,
    begin: () => void process.kill(world.redis.pid, 'SIGSTOP'),
    end: async () => {
      process.kill(world.redis.pid, 'SIGCONT');
      await turnOff();
    },
  },
  {
    name: 'out of reach, and its log trimmed to nothing',
    isTold: true,
    begin: () => world.wire.down(),
    end: async () => {
      await turnOff();
      await world.writer.redis.xtrim(world.writer.keys.log, 'MAXLEN', 0);
      world.wire.up();
    },
  },
  {
    name: 'cut off',
    isTold: true,
    begin: () => world.wire.down(),
    end: async () => {
      await turnOff();
      world.wire.up();
    },
  },
];

test.each(FAULTS)(
  'a Redis that is $name: nothing changes meanwhile, its age is told, and what was written is seen within two seconds',
  async (fault) => {
    await world.writer.put(flag({ serve: { variant: 'on' } }));
    const flags = world.follow();
    await flags.ready();
    const watch = new Watch(flags);
    await fault.begin();
    await sleep(OUTAGE_MS);
    expect(watch).toMatchObject({ answers: [true], changes: [] });
    expect(flags.status().ageMs).toBeGreaterThan(OUTAGE_MS - 2 * POLL_MS);
    expect(flags.status().lastError !== undefined).toBe(fault.isTold);
    await fault.end();
    expect(await until(() => !isOn(flags))).toBeLessThan(BACK_WITHIN_MS);
    await until(() => (flags.status().ageMs ?? Infinity) < 2 * POLL_MS);
    expect(flags.status()).toMatchObject({ status: 'READY', lastError: undefined });
    watch.close();
    expect(watch).toMatchObject({ answers: [true, false], changes: [['new-checkout']] });
  },
);

test('a Redis that came back empty changes nothing for as long as it stays so, and that is told', async () => {
  await world.writer.put(flag({ serve: { variant: 'on' } }));
  const flags = world.follow();
  await flags.ready();
  const watch = new Watch(flags);
  await world.kill();
  await world.restart({ empty: true });
  await until(() => flags.status().lastError?.includes('meta') === true);
  const { ageMs = 0 } = flags.status();
  await sleep(OUTAGE_MS);
  watch.close();
  expect(watch).toMatchObject({ answers: [true], changes: [] });
  expect(flags.status().ageMs).toBeGreaterThan(ageMs + OUTAGE_MS - POLL_MS);
  expect(flags.status()).toMatchObject({ generation: 'g1', revision: 1 });
});

test('a log that is trimmed or deleted while it is read changes nothing, and the next write is seen', async () => {
  const { redis, keys } = world.writer;
  await world.writer.put(flag({ serve: { variant: 'on' } }));
  const flags = world.follow();
  await flags.ready();
  const watch = new Watch(flags);
  await redis.xtrim(keys.log, 'MAXLEN', 0);
  await redis.del(keys.log);
  await sleep(3 * POLL_MS);
  expect(flags.status()).toMatchObject({ status: 'READY', lastError: undefined, revision: 1 });
  expect(flags.status().ageMs).toBeLessThan(OUTAGE_MS);
  await turnOff();
  expect(await until(() => !isOn(flags))).toBeLessThan(BACK_WITHIN_MS);
  watch.close();
  expect(watch).toMatchObject({ answers: [true, false], changes: [['new-checkout']] });
});

test('a Redis that is paused for so long that connections are given up is caught up with when it goes on', async () => {
  await world.writer.put(flag({ serve: { variant: 'on' } }));
  const flags = world.follow();
  await flags.ready();
  const watch = new Watch(flags);
  process.kill(world.redis.pid, 'SIGSTOP');
  await until(() => /timed? ?out/i.test(flags.status().lastError ?? ''), 8_000);
  await sleep(OUTAGE_MS);
  expect(watch.answers).toEqual([true]);
  process.kill(world.redis.pid, 'SIGCONT');
  await turnOff();
  expect(await until(() => !isOn(flags))).toBeLessThan(BACK_WITHIN_MS);
  watch.close();
  expect(watch.answers).toEqual([true, false]);
});

test('started before its Redis it joins when that appears', async () => {
  await world.kill();
  const flags = world.follow();
  expect(await flags.ready({ timeoutMs: 300 })).toMatchObject({ status: 'NOT_READY' });
  expect(flags.details('new-checkout')).toMatchObject({ errorCode: 'PROVIDER_NOT_READY' });
  await world.restart();
  await world.writer.put(flag({ serve: { variant: 'on' } }));
  expect(await until(() => flags.status().status === 'READY')).toBeLessThan(BACK_WITHIN_MS);
  expect(isOn(flags)).toBe(true);
});
