import { createServer, connect } from 'node:net';
import type { AddressInfo, Server, Socket } from 'node:net';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createEvaluator } from '@sluice/evaluator';
import type { Evaluator } from '@sluice/evaluator';
import { redisSource } from '@sluice/evaluator/redis';
import { startRedis } from '../../../local/redis.js';
import type { RunningRedis } from '../../../local/redis.js';
import { flag } from '../../unit/evaluator/records.js';
import { until } from './until.js';
import { Writer } from './writer.js';

const on = { serve: { variant: 'on' } } as const;
const isOn = (flags: Evaluator): boolean => flags.boolean('new-checkout', {}, false);

let redis: RunningRedis;
let writer: Writer;
let opened: Evaluator[];

const follow = (url = redis.url): Evaluator => {
  const source = redisSource({ url, project: 'outages', environment: 'production', pollMs: 200 });
  const evaluator = createEvaluator({ source });
  opened.push(evaluator);
  return evaluator;
};

/** Redis as it comes up again on the same port, with nothing in it. */
const restart = async (): Promise<void> => {
  redis = await startRedis({ port: redis.port });
};

beforeEach(async () => {
  opened = [];
  redis = await startRedis();
  writer = new Writer(redis.url, 'outages');
});

afterEach(async () => {
  await Promise.all(opened.map((one) => one.close()));
  writer.close();
  await redis.stop();
});

test('a killed Redis that comes back empty changes nothing; what is restored is seen within two seconds', async () => {
  await writer.put(flag(on));
  const flags = follow();
  await flags.ready();
  process.kill(redis.pid, 'SIGKILL');
  await redis.ended;
  await until(() => flags.status().lastError !== undefined);
  expect(isOn(flags)).toBe(true);
  await sleep(2_000);
  expect(isOn(flags)).toBe(true);
  expect(flags.status().ageMs).toBeGreaterThan(1_900);
  await restart();
  await until(() => flags.status().lastError?.includes('meta') === true);
  expect(isOn(flags)).toBe(true);
  writer.generation = 'g2';
  await writer.put(flag({ version: 9 }));
  expect(await until(() => !isOn(flags))).toBeLessThan(2_000);
  expect(flags.status()).toMatchObject({ status: 'READY', generation: 'g2', revision: 2 });
});

test('a Redis that hangs is noticed, its age is told, and it is caught up with when it goes on', async () => {
  await writer.put(flag(on));
  const flags = follow();
  await flags.ready();
  process.kill(redis.pid, 'SIGSTOP');
  await sleep(1_500);
  expect(flags.status().ageMs).toBeGreaterThan(1_000);
  expect(isOn(flags)).toBe(true);
  process.kill(redis.pid, 'SIGCONT');
  await writer.put(flag({ version: 2 }));
  expect(await until(() => !isOn(flags))).toBeLessThan(2_000);
});

/** Stands between the evaluator and Redis, and can cut all connections, or hold back what is said. */
class Wire {
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();
  made = 0;
  swallows = false;

  constructor(port: number) {
    this.#server = createServer((near) => {
      this.made++;
      const far = connect(port, '127.0.0.1');
      this.#join(near, far);
      this.#join(far, near);
    });
  }

  #join(from: Socket, to: Socket): void {
    this.#sockets.add(from);
    from.on('data', (bytes) => !this.swallows && to.write(bytes));
    from.on('error', () => undefined);
    from.on('close', () => {
      this.#sockets.delete(from);
      to.destroy();
    });
  }

  get open(): number {
    return this.#sockets.size / 2;
  }

  async listen(): Promise<string> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    return `redis://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  cut(): void {
    for (const socket of this.#sockets) socket.destroy();
  }

  close(): void {
    this.cut();
    this.#server.close();
  }
}

test('a hundred cut connections leave two, a flat heap, and every change seen', async () => {
  await writer.put(flag());
  const wire = new Wire(redis.port);
  const flags = follow(await wire.listen());
  await flags.ready();
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  const heap = (): number => {
    collect();
    return process.memoryUsage().heapUsed;
  };
  let before = 0;
  for (let flap = 1; flap <= 100; flap++) {
    wire.cut();
    const wanted = flap % 2 === 1;
    await writer.put(flag({ version: flap + 1, serve: { variant: wanted ? 'on' : 'off' } }));
    expect(await until(() => isOn(flags) === wanted)).toBeLessThan(2_000);
    if (flap === 20) before = heap();
  }
  await until(() => wire.open === 2);
  expect(wire.made).toBeLessThan(350);
  expect(heap() - before).toBeLessThan(4 * 1024 * 1024);
  wire.close();
}, 60_000);

test('a connection that swallows everything is given up, and the age goes on rising until then', async () => {
  await writer.put(flag());
  const wire = new Wire(redis.port);
  const flags = follow(await wire.listen());
  await flags.ready();
  wire.swallows = true;
  await writer.put(flag({ version: 2, ...on }));
  await sleep(3_000);
  expect(flags.status().ageMs).toBeGreaterThan(2_500);
  expect(isOn(flags)).toBe(false);
  wire.swallows = false;
  await until(() => isOn(flags), 10_000);
  wire.close();
});

test('started before its Redis it joins when that appears', async () => {
  await redis.stop();
  const flags = follow();
  expect(await flags.ready({ timeoutMs: 300 })).toMatchObject({ status: 'NOT_READY' });
  expect(flags.details('new-checkout')).toMatchObject({ errorCode: 'PROVIDER_NOT_READY' });
  await restart();
  await writer.put(flag(on));
  expect(await until(() => flags.status().status === 'READY')).toBeLessThan(2_000);
  expect(isOn(flags)).toBe(true);
});
