import { afterEach, beforeEach, expect, inject, test } from 'vitest';
import { createEvaluator } from '@sluice/evaluator';
import type { Evaluator } from '@sluice/evaluator';
import { redisSource } from '@sluice/evaluator/redis';
import type { FleetReport } from '@sluice/evaluator/redis';
import { flag, segment } from '../../unit/evaluator/records.js';
import { until } from './until.js';
import { Writer } from './writer.js';

const project = `evaluator-redis-${process.pid}`;
const url = inject('redisUrl');
let writer: Writer;
let opened: Evaluator[] = [];

const follow = (pollMs = 100, instance = 'test'): Evaluator => {
  const source = redisSource({ url, project, environment: 'production', pollMs, instance });
  const evaluator = createEvaluator({ source });
  opened.push(evaluator);
  return evaluator;
};

const on = { serve: { variant: 'on' } } as const;
const isOn = (flags: Evaluator, key = 'new-checkout'): boolean => flags.boolean(key, {}, false);

beforeEach(async () => {
  writer = new Writer(url, project);
  await writer.empty();
});

afterEach(async () => {
  await Promise.all(opened.map((one) => one.close()));
  opened = [];
  writer.close();
});

test('a first look takes everything in, and is ready', async () => {
  await writer.put(flag(on), segment());
  const flags = follow();
  expect(flags.details('new-checkout').errorCode).toBe('PROVIDER_NOT_READY');
  expect(await flags.ready()).toMatchObject({ status: 'READY', generation: 'g1', revision: 1 });
  expect(isOn(flags)).toBe(true);
});

test('a change is seen at once, by the log', async () => {
  await writer.put(flag());
  const flags = follow(60_000);
  await flags.ready();
  const changes: (readonly string[])[] = [];
  flags.on('configurationChanged', (keys) => changes.push(keys));
  for (let version = 2; version < 12; version++) {
    const wanted = version % 2 === 0;
    await writer.put(flag({ version, serve: { variant: wanted ? 'on' : 'off' } }));
    expect(await until(() => isOn(flags) === wanted)).toBeLessThan(500);
  }
  expect(flags.status().revision).toBe(11);
  expect(changes).toHaveLength(10);
  expect(changes[0]).toEqual(['new-checkout']);
});

test('a removed flag is not found any more', async () => {
  await writer.put(flag(), flag({ key: 'other' }));
  const flags = follow();
  await flags.ready();
  await writer.remove('other');
  await until(() => flags.details('other').errorCode === 'FLAG_NOT_FOUND');
  expect(flags.details('new-checkout').variant).toBe('off');
});

test('a gap in the log leads to a snapshot', async () => {
  await writer.put(flag());
  const flags = follow(60_000);
  await flags.ready();
  await writer.write([{ kind: 'flag', key: 'new-checkout', record: JSON.stringify(flag(on)) }], {
    log: false,
  });
  await writer.put(flag({ key: 'other' }));
  await until(() => isOn(flags) && flags.status().revision === 3);
});

test('a log that says nothing is made up for by asking', async () => {
  await writer.put(flag());
  const flags = follow();
  await flags.ready();
  await writer.write([{ kind: 'flag', key: 'new-checkout', record: JSON.stringify(flag(on)) }], {
    log: false,
  });
  await until(() => isOn(flags));
});

test('an entry that is no JSON leads to a snapshot', async () => {
  await writer.put(flag());
  const flags = follow(60_000);
  await flags.ready();
  await writer.redis.hset(writer.keys.flags, 'new-checkout', JSON.stringify(flag(on)));
  await writer.redis.hset(writer.keys.heads, 'flag/new-checkout', '2|x|y');
  writer.revision++;
  writer.meta(writer.redis);
  writer.entry(writer.redis, '[{"kind":');
  await until(() => isOn(flags) && flags.status().revision === 2);
});

test('a malformed record is kept aside alone, and its last good version serves', async () => {
  await writer.put(flag(on), flag({ key: 'other' }));
  const flags = follow();
  await flags.ready();
  await writer.raw('new-checkout', '{"half":');
  await writer.put(flag({ key: 'other', ...on }));
  await until(() => isOn(flags, 'other'));
  expect(isOn(flags)).toBe(true);
  expect(flags.status().degraded).toMatchObject({
    count: 1,
    records: [{ kind: 'flag', key: 'new-checkout' }],
  });
  const late = follow();
  await late.ready();
  expect(late.details('new-checkout')).toMatchObject({ reason: 'ERROR', errorCode: 'PARSE_ERROR' });
  await writer.put(flag({ version: 3 }));
  await until(() => !isOn(flags) && flags.status().degraded.count === 0);
});

test('a record under another name than its own is kept aside', async () => {
  await writer.put(flag(on));
  const flags = follow();
  await flags.ready();
  await writer.raw('impostor', JSON.stringify(flag(on)));
  await until(() => flags.status().degraded.count === 1);
  expect(flags.details('impostor').errorCode).toBe('PARSE_ERROR');
});

test('a store that was emptied changes nothing', async () => {
  await writer.put(flag(on));
  const flags = follow();
  await flags.ready();
  await writer.empty();
  await until(() => flags.status().lastError !== undefined);
  expect(isOn(flags)).toBe(true);
  writer.generation = 'g2';
  writer.meta(writer.redis);
  await until(() => flags.status().lastError === 'Kept what was there: the store is empty.');
  expect(isOn(flags)).toBe(true);
  expect(flags.status()).toMatchObject({ generation: 'g1', revision: 1 });
});

test('a store that went back changes nothing until it is ahead again', async () => {
  await writer.put(flag());
  await writer.put(flag({ version: 2, ...on }));
  const flags = follow();
  await flags.ready();
  writer.revision = 1;
  writer.meta(writer.redis);
  await writer.redis.hset(writer.keys.flags, 'new-checkout', JSON.stringify(flag()));
  await until(() => flags.status().lastError?.includes('went back') === true);
  expect(isOn(flags)).toBe(true);
});

test('a restored store is taken over under its new generation', async () => {
  await writer.put(flag());
  const flags = follow();
  await flags.ready();
  await writer.redis.del(writer.keys.log);
  writer.generation = 'g2';
  writer.revision = 7;
  await writer.put(flag(on));
  await until(() => isOn(flags) && flags.status().generation === 'g2');
  await writer.put(flag({ version: 3 }));
  await until(() => !isOn(flags) && flags.status().revision === 9);
});

test('a store of a newer format is not read, and the status says so', async () => {
  await writer.put(flag(on));
  const flags = follow();
  await flags.ready();
  const errors: string[] = [];
  flags.on('error', (message) => errors.push(message));
  writer.meta(writer.redis, 2);
  await until(() => flags.status().status === 'ERROR');
  expect(isOn(flags)).toBe(true);
  expect(errors[0]).toContain('format, 2');
});

test('segments are followed too, and flags that stand on them are named', async () => {
  const when = [{ op: 'in_segment', values: ['beta'] }] as const;
  await writer.put(flag({ rules: [{ id: 'r', priority: 1, enabled: true, when, ...on }] }), segment());
  const flags = follow();
  await flags.ready();
  const changes: (readonly string[])[] = [];
  flags.on('configurationChanged', (keys) => changes.push(keys));
  expect(flags.boolean('new-checkout', { targetingKey: 'ann' }, true)).toBe(false);
  await writer.put(segment({ include: ['ann'], version: 2 }));
  await until(() => flags.boolean('new-checkout', { targetingKey: 'ann' }, false));
  expect(changes).toEqual([['new-checkout']]);
});

test('a pinned snapshot stays what it was', async () => {
  await writer.put(flag());
  const flags = follow();
  await flags.ready();
  const pinned = flags.snapshot();
  for (let version = 2; version < 100; version++) await writer.put(flag({ version, ...on }));
  await until(() => flags.status().revision === 99);
  expect(pinned.revision).toBe(1);
  expect(pinned.boolean('new-checkout', {}, true)).toBe(false);
  expect(isOn(flags)).toBe(true);
});

test('without a store it says so, serves the defaults, and joins when there is one', async () => {
  const flags = follow();
  expect(await flags.ready({ timeoutMs: 50 })).toMatchObject({ status: 'NOT_READY' });
  expect(flags.boolean('new-checkout', {}, true)).toBe(true);
  await writer.put(flag(on));
  await until(() => flags.status().status === 'READY');
});

test('closing leaves no connection behind, and decisions go on', async () => {
  await writer.put(flag(on));
  const flags = follow();
  await flags.ready();
  const clients = async (): Promise<number> => {
    const list = (await writer.redis.client('LIST')) as string;
    return list.split('\n').filter((line) => line.includes('cmd=xread') || line.includes('cmd=exec')).length;
  };
  expect(await clients()).toBeGreaterThan(0);
  await Promise.all([flags.close(), flags.close()]);
  expect(flags.status().status).toBe('CLOSED');
  expect(await flags.ready()).toMatchObject({ status: 'CLOSED' });
  expect(isOn(flags)).toBe(true);
});

test('the fleet says which revision it serves, and forgets whoever is gone', async () => {
  const report = async (name: string): Promise<Partial<FleetReport>> =>
    JSON.parse((await writer.redis.hget(writer.keys.fleet, name)) ?? '{}') as Partial<FleetReport>;
  await writer.put(flag());
  await writer.redis.hset(
    writer.keys.fleet,
    'long-gone',
    JSON.stringify({ at: Date.now() - 3_600_000 }),
    'odd',
    '{',
  );
  const flags = follow(60_000, 'app-1');
  await flags.ready();
  await expect
    .poll(() => report('app-1'))
    .toMatchObject({ instance: 'app-1', generation: 'g1', revision: 1, format: 1 });
  await writer.put(flag({ version: 2, ...on }));
  await expect.poll(() => report('app-1')).toMatchObject({ revision: 2 });
  await expect.poll(() => writer.redis.hkeys(writer.keys.fleet)).toEqual(['app-1']);
  await flags.close();
  expect(await writer.redis.hkeys(writer.keys.fleet)).toEqual([]);
});

test('usage is written beside the flags when the evaluator closes', async () => {
  await writer.put(flag(on));
  const flags = follow();
  await flags.ready();
  for (let n = 0; n < 5; n++) isOn(flags);
  await flags.close();
  const [entry] = await writer.redis.xrange(writer.keys.usage, '-', '+');
  expect(JSON.parse(entry?.[1][1] ?? '')).toEqual([
    { flag: 'new-checkout', version: 1, variant: 'on', count: 5 },
  ]);
});

test('one that may only read follows all the same', async () => {
  await writer.put(flag());
  const user = 'reader';
  const rules = [
    'reset',
    'on',
    '>secret',
    `%R~sluice:{${project}}:production:*`,
    '+@read',
    '+@connection',
    '+multi',
    '+exec',
  ];
  await writer.redis.call('ACL', 'SETUSER', user, ...rules);
  const address = new URL(url);
  address.username = user;
  address.password = 'secret';
  const source = redisSource({ url: address.href, project, environment: 'production' });
  const flags = createEvaluator({ source });
  opened.push(flags);
  expect(await flags.ready()).toMatchObject({ status: 'READY' });
  await writer.put(flag({ version: 2, ...on }));
  await until(() => isOn(flags));
  await flags.close();
  await writer.redis.call('ACL', 'DELUSER', user);
});
