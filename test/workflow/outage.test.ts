import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { startRedis, type RunningRedis } from '../../local/redis.js';
import { openStore } from '../../store/redis/open.js';
import type { FlagStore } from '../../store/port.js';
import { openProject, type TestProject } from '../support/project.js';
import { creates, rollsOut, stages } from '../support/requests.js';
import { startTcpProxy, type TcpProxy } from '../support/tcp-proxy.js';
import { pause } from '../support/until.js';

let dir: string;
let redis: RunningRedis;
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'sluice-outage-'));
  redis = await startRedis({ dir, persist: true });
});
afterAll(async () => {
  await redis.stop();
  await rm(dir, { recursive: true, force: true });
});

async function awayFor(ms: number): Promise<void> {
  await redis.stop();
  await pause(ms);
  redis = await startRedis({ dir, port: redis.port, persist: true });
}

const once = async (world: TestProject, id: string, flag: string) => {
  expect(await world.store.history('production', flag, 9)).toHaveLength(1);
  const applied = (await world.ledger(id)).filter((entry) => entry.body.type === 'change.applied');
  expect(applied).toHaveLength(1);
};

test('a decision made while Redis is away is judged, recorded and applied when it is back', async () => {
  const world = await openProject({ redisUrl: redis.url });
  const id = await world.create('ada', creates('patient'));
  await world.decide('maya', id);
  const token = await world.signDecision('quinn', id);
  const back = awayFor(1_000);
  await world.change(id).signal('decide', { token });
  await back;
  expect(await world.change(id).result()).toMatchObject({ status: 'applied', revisions: { production: 1 } });
  await once(world, id, 'patient');
  await world.close();
});

test('a rollout goes on after Redis was away, and leaves out no stage', async () => {
  const world = await openProject({ redisUrl: redis.url });
  const created = await world.create('ada', creates('staged'));
  await world.approve(created);
  await world.change(created).result();
  const id = await world.create('ada', rollsOut('staged', stages(300, 10, 50, 100)));
  await world.approve(id);
  await world.untilRollout('staged', (view) => view.stage === 0);
  await awayFor(1_000);
  expect(await world.change(id).result()).toMatchObject({ status: 'done' });
  const types = (await world.ledger(id)).map((entry) => entry.body.stage);
  expect(types.filter((stage) => stage !== undefined)).toEqual([0, 1, 2, 2]);
  await world.close();
});

/** A worker whose connection to Redis misbehaves at its first apply: what was sent took effect, nobody was told. */
async function withFault(world: TestProject, fault: (proxy: TcpProxy) => void): Promise<() => Promise<void>> {
  const { hostname, port } = new URL(inject('redisUrl'));
  const proxy = await startTcpProxy({ host: hostname, port: Number(port) });
  const url = `redis://${proxy.host}:${String(proxy.port)}`;
  const real = await openStore({ url, project: world.project, timeoutMs: 1_000 });
  let happened = false;
  const apply: FlagStore['apply'] = (batch) => {
    if (!happened) fault(proxy);
    happened = true;
    return real.apply(batch);
  };
  await world.startWorker({ ...real, apply });
  return async () => {
    expect(happened).toBe(true);
    await real.close();
    await proxy.close();
  };
}

test.each<[string, (proxy: TcpProxy) => void]>([
  ['cut at the reply', (proxy) => proxy.cutAtNextReply()],
  [
    'without replies for a second',
    (proxy) => {
      proxy.swallowReplies();
      setTimeout(() => proxy.pass(), 1_000);
    },
  ],
  [
    'down for a second',
    (proxy) => {
      proxy.refuse();
      setTimeout(() => proxy.pass(), 1_000);
    },
  ],
])('a write over a connection that is %s is one write', async (name, fault) => {
  const flag = name.replaceAll(' ', '-');
  const world = await openProject({ worker: false });
  const close = await withFault(world, fault);
  const id = await world.create('ada', creates(flag));
  await world.approve(id);
  expect(await world.change(id).result()).toMatchObject({ status: 'applied', revisions: { production: 1 } });
  await once(world, id, flag);
  await world.close();
  await close();
});
