import { join } from 'node:path';
import { Redis } from 'ioredis';
import { obtainRedis } from './obtain/redis/index.js';
import type { RedisProgram } from './obtain/redis/program.js';
import { startChild, type Running } from './processes/child.js';
import { freePort } from './processes/port.js';
import { untilReady } from './processes/ready.js';
import { workFolder } from './processes/work-folder.js';
import { patiently, type Attempt } from './report.js';

export interface RedisOptions {
  /** Working directory: data and log. Default a temporary one that goes with the server. */
  readonly dir?: string;
  /** Default a free one. */
  readonly port?: number;
  /** Keeps what is written across restarts: every write is on disk before it is answered. Default false. */
  readonly persist?: boolean;
  /** Default the first that is found or can be obtained; that may take minutes, once. */
  readonly program?: RedisProgram;
  readonly attempt?: Attempt;
}

export interface RunningRedis extends Running {
  readonly url: string;
  readonly port: number;
}

/** Starts a Redis of its own on loopback and waits until it answers. Throws with the end of its log otherwise. */
export async function startRedis(options: RedisOptions = {}): Promise<RunningRedis> {
  const attempt = options.attempt ?? patiently();
  const folder = await workFolder(options.dir, 'sluice-redis-');
  const { dir } = folder;
  const port = options.port ?? (await freePort());
  const log = join(dir, 'redis.log');
  const program = options.program ?? (await obtainRedis(attempt));
  const line = program.commandLine({ dir, port, options: rules(options.persist ?? false) });
  const child = await startChild({ name: 'Redis', ...line, log });
  const { signal } = attempt;
  await untilReady({ child, withinMs: 20_000, signal, probe: () => ping(port) });
  return { ...child, url: `redis://127.0.0.1:${port}`, port, stop: () => child.stop().then(folder.remove) };
}

/** Never evicts, and with `persist` loses nothing that was acknowledged: the same rules as in production. */
const rules = (persist: boolean): readonly string[] => [
  ...['--maxmemory-policy', 'noeviction', '--save', ''],
  ...(persist ? ['--appendonly', 'yes', '--appendfsync', 'always'] : ['--appendonly', 'no']),
];

async function ping(port: number): Promise<void> {
  const redis = new Redis({ host: '127.0.0.1', port, lazyConnect: true, retryStrategy: () => null });
  redis.on('error', () => undefined);
  try {
    await redis.connect();
    await redis.ping();
  } finally {
    redis.disconnect();
  }
}
