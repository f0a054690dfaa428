import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { startRedis, type RunningRedis } from '../../../local/redis.js';
import { openStore } from '../../../store/redis/open.js';
import type { FlagStore } from '../../../store/port.js';
import { startTcpProxy, type TcpProxy } from '../../support/tcp-proxy.js';

/** A Redis of one test alone, that may be flushed, stopped and starved; it keeps its data over restarts. */
export async function ownRedis(): Promise<RunningRedis & { restart(): Promise<void> }> {
  const dir = await mkdtemp(join(tmpdir(), 'sluice-own-redis-'));
  let running = await startRedis({ dir, persist: true });
  onTestFinished(async () => {
    await running.stop();
    await rm(dir, { recursive: true, force: true });
  });
  const restart = async (): Promise<void> => {
    await running.stop();
    running = await startRedis({ dir, persist: true, port: running.port });
  };
  return { ...running, restart };
}

/** A store behind a network that can misbehave; both end with the test. */
export async function storeBehindProxy(to: {
  url: string;
  project: string;
  timeoutMs: number;
}): Promise<{ store: FlagStore; proxy: TcpProxy }> {
  const { hostname: host, port } = new URL(to.url);
  const proxy = await startTcpProxy({ host, port: Number(port) });
  const store = await openStore({ ...to, url: `redis://${proxy.host}:${String(proxy.port)}` });
  onTestFinished(async () => {
    await store.close();
    await proxy.close();
  });
  return { store, proxy };
}
